// The task pane (dist/pane: served by `daicho serve`) and the stand-alone page (dist/stand-alone/daicho.html: one file, no server).
// `DAICHO_OFFICEJS=cdn` builds pages that load office.js from Microsoft's own server instead of the local copy.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import webpack from "webpack";
import { makeIcons } from "./make-icons.mjs";

const ROOT = resolve(import.meta.dirname, "../..");
const OFFICE = join(ROOT, "node_modules/@microsoft/office-js");
const CDN = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";
const fromCdn = process.env.DAICHO_OFFICEJS === "cdn";

/** Of Microsoft's library only what Excel on Windows and on the web load, in Japanese and English; copied byte for byte, never through the minimizer. */
export const OFFICE_FILES = ["office.js", "excel-win32-16.01.js", "excel-web-16.00.js", "o15apptofilemappingtable.js", "ja-jp/office_strings.js", "en-us/office_strings.js"];

const hash = (bytes, length = 16) => createHash("sha256").update(bytes).digest("hex").slice(0, length);
const cspHash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const { RawSource } = webpack.sources;
const STAGE = webpack.Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_TRANSFER; // after the content hashes in the names are final

/** Runs `work(compilation)` when all scripts have their final names and bytes. */
const atEnd = (name, work) => ({
  apply: (compiler) => compiler.hooks.thisCompilation.tap(name, (compilation) => compilation.hooks.processAssets.tap({ name, stage: STAGE }, () => work(compilation))),
});

const LANGUAGE = '<html lang="ja">';
const head = (title, policy, rest) => `<!doctype html>
${LANGUAGE}
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
${rest}
</head>
`;

const scriptOrigin = fromCdn ? " https://appsforoffice.microsoft.com" : "";
/** The same as the server's header (src/node/pane-headers.ts), for whoever hosts the files otherwise. */
const HOSTED_POLICY = `default-src 'none'; script-src 'self'${scriptOrigin} 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; worker-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'`;
const TITLE = "daicho（台帳）";

function hostedPages(compilation) {
  const emit = (name, bytes) => compilation.emitAsset(name, new RawSource(bytes), { minimized: true });
  const css = readFileSync(join(ROOT, "src/taskpane/taskpane.css"));
  const style = `taskpane.${hash(css)}.css`;
  emit(style, css);
  for (const [name, bytes] of Object.entries(makeIcons())) emit(`icons/${name}`, Buffer.from(bytes));
  if (!fromCdn) for (const file of OFFICE_FILES) emit(`office/${file}`, readFileSync(join(OFFICE, "dist", file)));
  if (!fromCdn) emit("office/LICENSE.md", readFileSync(join(OFFICE, "LICENSE.md")));
  const script = (entry) => [...compilation.entrypoints.get(entry).getFiles()].map((file) => `<script defer src="${file}"></script>`).join("\n");
  const office = `<script src="${fromCdn ? CDN : "office/office.js"}"></script>`;
  const sheet = `<link rel="stylesheet" href="${style}">\n<link rel="icon" href="icons/daicho-32.png">`;
  emit("taskpane.html", Buffer.from(`${head(TITLE, HOSTED_POLICY, `${sheet}\n${office}\n${script("taskpane")}`)}<body>\n<main id="pane"></main>\n</body>\n</html>\n`));
  emit("commands.html", Buffer.from(`${head(TITLE, HOSTED_POLICY, `${office}\n${script("commands")}`)}<body></body>\n</html>\n`));
  emit("recorder.html", Buffer.from(`${head(`${TITLE} 記録`, HOSTED_POLICY, `${sheet}\n${office}\n${script("recorder")}`)}<body>\n<main id="pane"></main>\n</body>\n</html>\n`));
  const help = readFileSync(join(ROOT, "src/taskpane/help.html"), "utf8");
  emit("help.html", Buffer.from(`${head(`${TITLE} 使い方と導入`, HOSTED_POLICY, sheet)}<body>\n<main id="pane">\n${help}</main>\n</body>\n</html>\n`));
}

/** Stands for "<" in the worker's text block, where HTML would take it for a tag or a comment; src/taskpane/stand-alone.ts puts it back. */
const LESS_THAN = "\u{f0000}";

/** Everything in one file: the page's script and style inline and named in the policy by their hashes, the worker's code as a text block. */
function standAlonePage(compilation) {
  const take = (name) => {
    const text = String(compilation.getAsset(name).source.source());
    compilation.deleteAsset(name);
    return text;
  };
  const page = take("page.js").replaceAll(/<\/(script)/giu, "<\\/$1");
  if (page.includes("<!--")) throw new Error("stand-alone page: its script holds '<!--', which HTML would misread");
  const code = take("worker.js");
  if (code.includes(LESS_THAN)) throw new Error("stand-alone page: the worker holds the sign that stands for '<'");
  const worker = code.replaceAll("<", LESS_THAN);
  const css = readFileSync(join(ROOT, "src/taskpane/taskpane.css"), "utf8");
  const policy = `default-src 'none'; script-src ${cspHash(page)} 'wasm-unsafe-eval'; style-src ${cspHash(css)}; img-src data:; worker-src blob:; connect-src 'none'; base-uri 'none'; form-action 'none'`;
  const html = `${head(TITLE, policy, `<style>${css}</style>`)}<body>\n<main id="pane"></main>\n<script type="text/plain" id="daicho-worker">${worker}</script>\n<script>${page}</script>\n</body>\n</html>\n`;
  compilation.emitAsset("daicho.html", new RawSource(html), { minimized: true });
}

export function paneConfigs(common) {
  const engine = { test: /highs\.wasm$/u, type: "asset/inline" };
  const engineLoader = { test: /highs\.mjs$/u, parser: { url: false } }; // it is given the engine; its own address for it must not be bundled a second time
  // HiGHS asks for node's modules only where there is a node.
  const externals = { "node:module": "undefined" };
  const base = { ...common, externals, module: { ...common.module, rules: [...common.module.rules, engine, engineLoader] }, target: ["web", "es2022"], optimization: { minimize: true, chunkIds: "deterministic", moduleIds: "deterministic" } };
  const hosted = {
    ...base,
    name: "pane",
    entry: { taskpane: "./src/taskpane/taskpane.ts", commands: "./src/commands/commands.ts", recorder: "./src/taskpane/recorder.ts" },
    output: { path: resolve(ROOT, "dist/pane"), filename: "[name].[contenthash:16].js", chunkFilename: "part.[contenthash:16].js", clean: true },
    plugins: [atEnd("daicho-pages", hostedPages)],
  };
  const standAlone = {
    ...base,
    name: "stand-alone",
    entry: { page: "./src/taskpane/stand-alone.ts", worker: "./src/taskpane/work/worker.ts" },
    output: { path: resolve(ROOT, "dist/stand-alone"), filename: "[name].js", clean: true },
    module: { ...base.module, parser: { javascript: { dynamicImportMode: "eager" } } },
    plugins: [atEnd("daicho-one-file", standAlonePage)],
  };
  return [hosted, standAlone];
}
