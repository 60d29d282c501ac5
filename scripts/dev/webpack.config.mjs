// Bundles: the command line (dist/daicho.js, for Node, needs no node_modules) and the pane (webpack.pane.mjs).
import { resolve } from "node:path";
import { paneConfigs } from "./webpack.pane.mjs";
import webpack from "webpack";

const ROOT = resolve(import.meta.dirname, "../..");

/** TypeScript through esbuild; types are checked by `tsc`, never here. */
export const typescriptRule = { test: /\.ts$/, loader: "esbuild-loader", options: { target: "es2023", loader: "ts" } };

export const common = {
  mode: "production",
  context: ROOT,
  devtool: false,
  resolve: { extensions: [".ts", ".js", ".mjs", ".json"] },
  module: { rules: [typescriptRule] },
  performance: { hints: false },
  stats: "errors-warnings",
};

const commandLine = {
  ...common,
  name: "daicho",
  target: "node20",
  entry: { daicho: "./scripts/daicho.ts" },
  experiments: { outputModule: true },
  output: { path: resolve(ROOT, "dist"), filename: "[name].js", chunkFilename: "daicho.[id].js", module: true, chunkFormat: "module", library: { type: "module" }, clean: false },
  optimization: { minimize: false, chunkIds: "named" },
  // One file to carry: a clerk's PC gets it on a stick. Modules still start only when they are called.
  plugins: [new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 })],
  // The .xls reader's code pages and HiGHS look for node modules by name: keep node's own out of the bundle.
  externalsPresets: { node: true },
  node: { __dirname: false, __filename: false },
};

export default [commandLine, ...paneConfigs(common)];
