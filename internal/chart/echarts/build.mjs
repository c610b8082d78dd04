// Makes assets/js/echarts.min.js, or the file named:
//
//	npm ci --ignore-scripts && node build.mjs [FILE]
//
// The same lock file gives the same bytes on every machine. The licences stand in the file itself, since it is sent to
// readers by itself.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const installed = (name) => readFile(here("node_modules/" + name), "utf8");
const { version } = JSON.parse(await installed("echarts/package.json"));

const licences = `Apache ECharts ${version}, in part: made smaller from the parts named in internal/chart/echarts/echarts.js.
Licensed under the Apache License, Version 2.0: http://www.apache.org/licenses/LICENSE-2.0

${await installed("echarts/NOTICE")}

It holds zrender:

${await installed("zrender/LICENSE")}

and, in util/number, a part of d3:

${await installed("echarts/licenses/LICENSE-d3")}`;

await build({
  absWorkingDir: here("."),
  entryPoints: ["echarts.js"],
  outfile: process.argv[2] ?? here("../../../assets/js/echarts.min.js"),
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2020",
  define: { "process.env.NODE_ENV": '"production"' }, // without ECharts' own warnings
  legalComments: "none", // they are all in the banner
  banner: { js: "/*!\n" + licences.replace(/\r/g, "").trim() + "\n*/" },
});
