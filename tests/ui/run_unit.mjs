// Bundles the tests of unit/ with what they import from api/ui, and runs them with node's own runner.
// Usage: node tests/ui/run_unit.mjs      exit code 77 when scripts/build_ui could not install the packages
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { actTitles, rulePacks } from "../../api/ui/acts.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const application = resolve(here, "../../api/ui");
if (!existsSync(join(application, "node_modules/vite"))) {
  console.log("the packages of api/ui are not installed");
  process.exit(77);
}
const esbuild = createRequire(createRequire(join(application, "package.json")).resolve("vite/package.json"))("esbuild");

/** What Vite does with "?raw", "?url", "?acts" and "?packs". */
const queries = {
  name: "queries",
  setup(build) {
    build.onResolve({ filter: /\?(raw|url)$/ }, ({ path, resolveDir }) => ({ path: resolve(resolveDir, path.replace(/\?\w+$/, "")), namespace: path.endsWith("?raw") ? "raw" : "url" }));
    build.onResolve({ filter: /\/rules\?(acts|packs)$/ }, ({ path, resolveDir }) => ({ path: resolve(resolveDir, path.replace(/\?\w+$/, "")), namespace: path.split("?")[1] }));
    build.onLoad({ filter: /.*/, namespace: "acts" }, ({ path }) => ({ contents: JSON.stringify(actTitles(path)), loader: "json" }));
    build.onLoad({ filter: /.*/, namespace: "packs" }, ({ path }) => ({ contents: JSON.stringify(rulePacks(path)), loader: "json" }));
    build.onLoad({ filter: /.*/, namespace: "raw" }, ({ path }) => ({ contents: readFileSync(path, "utf8"), loader: "text" }));
    build.onLoad({ filter: /.*/, namespace: "url" }, ({ path }) => ({ contents: path, loader: "text" }));
  },
};

const folder = mkdtempSync(join(tmpdir(), "tyndau-ui-"));
try {
  await esbuild.build({
    entryPoints: readdirSync(join(here, "unit")).map((name) => join(here, "unit", name)),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    nodePaths: [join(application, "node_modules")],
    loader: { ".css": "empty" },
    plugins: [queries],
    banner: { js: 'globalThis.location ??= { pathname: "/app/", origin: "http://test", search: "", hash: "" };' },
    logLevel: "error",
  });
  const files = readdirSync(folder).filter((name) => name.endsWith(".mjs")).map((name) => join(folder, name));
  process.exitCode = spawnSync(process.execPath, ["--test", ...files], { stdio: "inherit", env: { ...process.env, TYNDAU_CHECKOUT: resolve(here, "../..") } }).status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}
