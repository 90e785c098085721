import assert from "node:assert/strict";
import { test } from "node:test";
import { member, memberFault, onTop } from "../../../api/ui/src/pages/edit";

test("Edit.AMemberWithAUnitIsInMetres", () => {
  assert.equal(member("0,5 км", null, "metres"), 500);
  assert.equal(member("52°26′39″", null, "degrees north, decimal or DMS"), "52°26′39″");
});

test("Edit.WhatAFieldCannotHoldIsSaid", () => {
  for (const [text, before, kind] of [["about 5", null, "metres"], ["1,000", null, "metres"], ["north", null, "degrees north"], ["[", [], ""]] as const) assert.ok(memberFault(text, before, kind), text);
  for (const [text, before, kind] of [["500 m", null, "metres"], ["", null, "metres"], ["52°26′39″", null, "degrees north"], ["[1]", [], ""], ["anything", null, "text"]] as const) assert.equal(memberFault(text, before, kind), null, text);
});

test("Edit.OnlyWhatWasChangedHereGoesOnTopOfWhatIsStored", () => {
  assert.deepEqual(onTop({ venue_name: "School", notes: "old" }, { notes: "new", form: undefined }), { venue_name: "School", notes: "new" });
  assert.deepEqual(onTop({ venue_name: "School" }, { venue_name: undefined }), {});
});
