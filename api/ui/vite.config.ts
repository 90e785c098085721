import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";
import { actTitles, rulePacks } from "./acts.mjs";

/** "…/rules?acts" stands for the titles of acts in the rule packs, "…/rules?packs" for which of their rules were read. */
const acts = (): Plugin => {
  const readers: Record<string, (folder: string) => unknown> = { "\0acts": actTitles, "\0packs": rulePacks };
  return {
    name: "acts",
    resolveId: (id) => (/\/rules\?(acts|packs)$/.test(id) ? `\0${id.split("?")[1]}` : null),
    load: (id) => (readers[id] ? `export default ${JSON.stringify(readers[id]!(fileURLToPath(new URL("../../geodata/rules", import.meta.url))))}` : null),
  };
};

/** Writes FILE.gz beside each text, for the server to send as it is. */
function compressed(): Plugin {
  let folder = "";
  return {
    name: "compressed",
    configResolved: (config) => void (folder = config.build.outDir),
    closeBundle() {
      for (const where of [folder, join(folder, "assets")])
        for (const name of readdirSync(where))
          if (/\.(html|js|css|svg|csv|txt)$/.test(name))
            writeFileSync(join(where, `${name}.gz`), gzipSync(readFileSync(join(where, name)), { level: 9 }));
    },
  };
}

export default defineConfig({
  base: "/app/",
  publicDir: false,
  build: {
    target: "es2022",
    outDir: process.env.TYNDAU_UI_OUT ?? "dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
  },
  plugins: [acts(), compressed()],
});
