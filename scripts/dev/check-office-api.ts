// Fails when src/excel uses a member of Office.js above ExcelApi 1.14 (Excel LTSC 2021), read from the `[Api set: …]` tags of @types/office-js. `--list` prints all members used.
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";

const ROOT = resolve(import.meta.dirname, "../..");
const LIMIT = 14;

interface Use {
  readonly member: string;
  readonly set: string;
  readonly place: string;
}

/** Every member of `Excel` the files use, with the requirement set it came in. */
export function officeUses(files: readonly string[]): readonly Use[] {
  const program = ts.createProgram([...files], { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, allowImportingTsExtensions: true, noEmit: true, strict: true, types: ["office-js"], lib: ["lib.es2023.d.ts", "lib.dom.d.ts"], skipLibCheck: true });
  const checker = program.getTypeChecker();
  return files.flatMap((file) => {
    const source = program.getSourceFile(file);
    return source === undefined ? [] : usesIn(source, source, checker);
  });
}

function usesIn(node: ts.Node, source: ts.SourceFile, checker: ts.TypeChecker): readonly Use[] {
  const inner: Use[] = [];
  ts.forEachChild(node, (child) => void inner.push(...usesIn(child, source, checker)));
  if (!ts.isPropertyAccessExpression(node) && !ts.isPropertyAssignment(node)) return inner;
  const declared = checker.getSymbolAtLocation(node.name)?.declarations ?? [];
  const { line } = source.getLineAndCharacterOfPosition(node.getStart());
  return [...inner, ...declared.flatMap((declaration) => {
    if (!/office-js[\\/]index\.d\.ts$/u.test(declaration.getSourceFile().fileName)) return [];
    const set = /\[Api set: (\w+ [\d.]+)/u.exec(ts.getJSDocCommentsAndTags(declaration).map((tag) => tag.getText()).join(" "))?.[1];
    return set === undefined ? [] : [{ member: `${(declaration.parent as { readonly name?: ts.Identifier }).name?.text ?? "?"}.${node.name.getText()}`, set, place: `${source.fileName}:${line + 1}` }];
  })];
}

export const tooNew = ({ set }: Use): boolean => {
  const [name = "", version = ""] = set.split(" ");
  return name !== "ExcelApi" || Number(version.split(".")[1]) > LIMIT;
};

export const excelFiles = (): readonly string[] => readdirSync(join(ROOT, "src/excel")).filter((name) => name.endsWith(".ts")).map((name) => join(ROOT, "src/excel", name));

if (process.argv[1]?.endsWith("check-office-api.ts") === true) {
  const uses = officeUses(excelFiles());
  if (process.argv.includes("--list")) for (const line of new Set(uses.map(({ member, set }) => `${set} ${member}`))) console.log(line);
  const bad = uses.filter(tooNew);
  for (const { member, set, place } of bad) console.error(`${place} ${member} needs ${set}`);
  if (bad.length > 0) process.exit(1);
}
