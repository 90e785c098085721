// Screens the example hearings over HTTP with types made from the contract (npx openapi-typescript). No cast, no `any`.
// Arguments: address of the server, path of hearings.csv. Prints JSON: verdicts by hearing, and how each call went.
import { readFileSync } from "node:fs";
import createClient from "openapi-fetch";
import type { components, paths } from "./contract.js";

type Verdicts = Record<string, string>;

const [address, file] = process.argv.slice(2);
if (address === undefined || file === undefined) throw new Error("usage: screen ADDRESS HEARINGS.csv");
const client = createClient<paths>({ baseUrl: address });
const csv = readFileSync(file, "utf8");

function failed(what: string, problem: components["schemas"]["Problem"]): Error {
  return new Error(`${what}: ${problem.status} ${problem.title}: ${problem.detail}`);
}

async function screenTable(): Promise<components["schemas"]["TableResult"]> {
  const { data, error } = await client.POST("/processes/screen-table/execution", {
    body: { inputs: { table: csv, detail: "verdicts" } },
  });
  if (error !== undefined) throw failed("table", error);
  if (!("hearings" in data)) throw new Error("a result was expected, not a job");
  return data;
}

async function screenTableAsJob(): Promise<components["schemas"]["TableResult"]> {
  const { data: job, error } = await client.POST("/processes/screen-table/execution", {
    params: { header: { Prefer: "respond-async" } },
    body: { inputs: { table: csv } },
  });
  if (error !== undefined) throw failed("job", error);
  if (!("jobID" in job)) throw new Error("a job was expected");
  for (;;) {
    const status = await client.GET("/jobs/{id}", { params: { path: { id: job.jobID } } });
    if (status.error !== undefined) throw failed("status", status.error);
    if (status.data.status === "successful") break;
    if (status.data.status === "failed") throw new Error(status.data.message);
    await new Promise((done) => setTimeout(done, 50));
  }
  const results = await client.GET("/jobs/{id}/results", { params: { path: { id: job.jobID } } });
  if (results.error !== undefined) throw failed("results", results.error);
  if (!("scorecard" in results.data)) throw new Error("the result of a table was expected");
  return results.data;
}

async function screenOne(): Promise<components["schemas"]["Report"]> {
  const { data, error } = await client.POST("/processes/screen/execution", {
    params: { query: { lang: "kk" } },
    body: {
      inputs: {
        hearing: {
          type: "Feature",
          id: "one",
          geometry: { type: "Point", coordinates: [71.96, 52.44] },
          properties: {
            project_name: "Works",
            spz_radius_m: 1000,
            venue_settlement: "Stepnogorsk [geonames:1537939]",
          },
        },
      },
    },
  });
  if (error !== undefined) throw failed("screen", error);
  if (!("tyndau_report" in data)) throw new Error("a report was expected");
  return data;
}

async function refusal(): Promise<string> {
  const { error } = await client.POST("/processes/locate/execution", { body: { inputs: { text: "" } } });
  if (error === undefined) throw new Error("an empty text was located");
  return error.errors[0]?.pointer ?? "";
}

const table = await screenTable();
const job = await screenTableAsJob();
const one = await screenOne();
const verdicts: Record<string, Verdicts> = {};
for (const hearing of table.hearings) verdicts[hearing.id] = hearing.verdicts ?? {};
console.log(
  JSON.stringify({
    rows: table.rows,
    verdicts,
    job: job.hearings.map((hearing) => hearing.id),
    findings: one.hearings[0]?.findings.length ?? 0,
    answer: one.hearings[0]?.answer.kk ?? "",
    refused: await refusal(),
  }),
);
