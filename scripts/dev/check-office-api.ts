// Fails when the add-in uses a member of Office.js that Excel LTSC 2021 does not have: above ExcelApi 1.14, or of a common requirement set it lacks. `--list` prints all members used.
// Read from the documentation in @types/office-js. What the types cannot see (casts, computed names) is refused, or found by name.
import { readdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import ts from "typescript";

const ROOT = resolve(import.meta.dirname, "../..");
const LIMIT = 14;

export interface Use {
  readonly member: string;
  /** "ExcelApi 1.9"; "" for what every Office.js has; a sentence when it cannot be told. */
  readonly set: string;
  readonly place: string;
}

/** Members without a requirement set of their own in the documentation, each with the set it is in. Common API: "Office Add-in requirement sets". All are on LTSC 2021. */
const KNOWN: Readonly<Record<string, string>> = {
  "RequestContext.workbook": "ExcelApi 1.1", "RequestContext.application": "ExcelApi 1.1", "RequestContext.sync": "ExcelApi 1.1", "ClientRequestContext.sync": "ExcelApi 1.1",
  "ClientObject.isNullObject": "ExcelApi 1.4", "ClientResult.value": "ExcelApi 1.1", "Excel.run": "ExcelApi 1.1", "RunOptions.delayForCellEdit": "ExcelApi 1.1",
  "OfficeExtension.Error": "ExcelApi 1.1", "Error.code": "ExcelApi 1.1", "Error.message": "ExcelApi 1.1", "Error.debugInfo": "ExcelApi 1.1", "DebugInfo.errorLocation": "ExcelApi 1.1", "DebugInfo.statement": "ExcelApi 1.1",
  "Office.onReady": "", "onReady.host": "", "onReady.platform": "", "Office.context": "", "Office.HostType": "", "HostType.Excel": "", "Office.PlatformType": "", "PlatformType.OfficeOnline": "",
  "Context.requirements": "", "RequirementSetSupport.isSetSupported": "", "Context.diagnostics": "", "ContextInformation.host": "", "ContextInformation.platform": "", "ContextInformation.version": "", "Context.platform": "",
  "Context.document": "", "Document.getFileAsync": "CompressedFile", "GetFileOptions.sliceSize": "CompressedFile", "Office.FileType": "CompressedFile", "FileType.Compressed": "CompressedFile",
  "File.getSliceAsync": "File", "File.closeAsync": "File", "File.size": "File", "File.sliceCount": "File", "Slice.data": "File", "Slice.size": "File",
  "Office.AsyncResultStatus": "", "AsyncResultStatus.Succeeded": "", "AsyncResult.status": "", "AsyncResult.value": "", "AsyncResult.error": "",
};
const COMMON_SETS: ReadonlySet<string> = new Set(["", "CompressedFile", "File"]);

const OPTIONS: ts.CompilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, allowImportingTsExtensions: true, noEmit: true, strict: true, types: ["office-js"], lib: ["lib.es2023.d.ts", "lib.dom.d.ts"], skipLibCheck: true };

/** Every member of Office.js the files use, with the requirement set it came in. `unwritten`: files that exist only here, path → text. */
export function officeUses(files: readonly string[], unwritten: ReadonlyMap<string, string> = new Map()): readonly Use[] {
  const disk = ts.createCompilerHost(OPTIONS);
  const readFile = (path: string): string | undefined => unwritten.get(path) ?? disk.readFile(path);
  const getSourceFile: ts.CompilerHost["getSourceFile"] = (path, target) => {
    const text = readFile(path);
    return text === undefined ? undefined : ts.createSourceFile(path, text, target, true);
  };
  const program = ts.createProgram([...files, ...unwritten.keys()], OPTIONS, { ...disk, readFile, getSourceFile, fileExists: (path) => unwritten.has(path) || disk.fileExists(path) });
  const checker = program.getTypeChecker();
  const library = program.getSourceFiles().find(({ fileName }) => isLibrary(fileName));
  if (library === undefined) throw new Error("@types/office-js not found");
  const news = namesOnlyNew(library);
  return [...files, ...unwritten.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    if (source === undefined) return [];
    const uses: Use[] = [];
    const note = (node: ts.Node, member: string, set: string): void => void uses.push({ member, set, place: `${relative(ROOT, file)}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}` });
    const visit = (node: ts.Node): void => {
      for (const { declarations } of membersAt(node, checker)) {
        const [name, sets] = [declarations.map(fullName)[0], declarations.map(setOf)];
        if (name !== undefined) note(node, name, sets.find((set) => isTooNew(set)) ?? sets[0] ?? "");
      }
      const doubt = doubtAt(node, checker);
      if (doubt !== undefined) note(node, node.getText(source).slice(0, 60), doubt);
      if (knowsOffice(source) && (ts.isIdentifier(node) || ts.isStringLiteralLike(node))) for (const word of node.text.split(/[^A-Za-z0-9]+/u)) if (news.has(word)) note(node, word, news.get(word) ?? "");
      ts.forEachChild(node, visit);
    };
    visit(source);
    return uses;
  });
}

const isLibrary = (fileName: string): boolean => /office-js[\\/]index\.d\.ts$/u.test(fileName);
/** Names are searched only where Excel is spoken to: elsewhere they are ordinary words. */
const knowsOffice = (source: ts.SourceFile): boolean => /\b(?:Excel|OfficeExtension|Office)\b\s*[.[]/u.test(source.text.replaceAll(/\/\*[^]*?\*\/|\/\/[^\n]*/gu, ""));

interface Member {
  readonly declarations: readonly ts.Declaration[];
}

/** What a piece of code names of the library: by a dot, by brackets, by taking apart, by an object given to it, by a text given to `load`. */
function membersAt(node: ts.Node, checker: ts.TypeChecker): readonly Member[] {
  if (ts.isPropertyAccessExpression(node)) return [calledOr(node, checker.getSymbolAtLocation(node.name), checker)];
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) return [calledOr(node, checker.getTypeAtLocation(node.expression).getProperty(node.argumentExpression.text), checker)];
  if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) return [found(checker.getTypeAtLocation(node.parent).getProperty((node.propertyName ?? node.name).getText()))];
  if (ts.isObjectLiteralElementLike(node) && node.name !== undefined && ts.isObjectLiteralExpression(node.parent)) return [found(checker.getContextualType(node.parent)?.getNonNullableType().getProperty(node.name.getText().replaceAll(/["']/gu, "")))];
  return ts.isCallExpression(node) && isLoad(node, checker) ? loaded(node, checker) : [];
}

const found = (symbol: ts.Symbol | undefined): Member => ({ declarations: (symbol?.declarations ?? []).filter((declaration) => isLibrary(declaration.getSourceFile().fileName)) });

/** Of a method with several forms the one that is called. */
function calledOr(node: ts.Expression, symbol: ts.Symbol | undefined, checker: ts.TypeChecker): Member {
  const call = node.parent;
  const declaration = ts.isCallExpression(call) && call.expression === node ? checker.getResolvedSignature(call)?.declaration : undefined;
  const all = found(symbol);
  return declaration !== undefined && all.declarations.includes(declaration) ? { declarations: [declaration] } : all;
}

function isLoad(node: ts.CallExpression, checker: ts.TypeChecker): boolean {
  if (!ts.isPropertyAccessExpression(node.expression) || node.expression.name.text !== "load") return false;
  return found(checker.getSymbolAtLocation(node.expression.name)).declarations.length > 0;
}

const textsIn = (node: ts.Node | undefined): readonly string[] | undefined => {
  if (node === undefined || ts.isObjectLiteralExpression(node)) return [];
  if (ts.isStringLiteralLike(node)) return node.text.split(",").map((text) => text.trim());
  return ts.isArrayLiteralExpression(node) && node.elements.every(ts.isStringLiteralLike) ? node.elements.map((element) => (element as ts.StringLiteralLike).text) : undefined;
};

/** `load("items/format/fill")`: each name on the way. */
function loaded(node: ts.CallExpression, checker: ts.TypeChecker): readonly Member[] {
  const start = checker.getTypeAtLocation((node.expression as ts.PropertyAccessExpression).expression);
  return (textsIn(node.arguments[0]) ?? []).flatMap((path) => {
    let type: ts.Type | undefined = start;
    return path.split("/").map((name) => {
      const symbol = type?.getProperty(name) ?? itemOf(type, node, checker)?.getProperty(name);
      type = symbol === undefined ? undefined : itemType(checker.getTypeOfSymbolAtLocation(symbol, node), checker);
      return found(symbol);
    });
  });
}

const itemType = (type: ts.Type, checker: ts.TypeChecker): ts.Type => checker.getIndexTypeOfType(type, ts.IndexKind.Number) ?? type;
function itemOf(type: ts.Type | undefined, node: ts.Node, checker: ts.TypeChecker): ts.Type | undefined {
  const items = type?.getProperty("items");
  return items === undefined ? undefined : itemType(checker.getTypeOfSymbolAtLocation(items, node), checker);
}

/** What the types cannot follow, where Excel's objects are at hand. */
function doubtAt(node: ts.Node, checker: ts.TypeChecker): string | undefined {
  if (!knowsOffice(node.getSourceFile())) return undefined;
  if (ts.isPropertyAccessExpression(node) && checker.getTypeAtLocation(node.expression).flags & ts.TypeFlags.Any) return "a member of something without a type: its requirement set cannot be told";
  if (ts.isElementAccessExpression(node) && !ts.isNumericLiteral(node.argumentExpression) && !ts.isStringLiteralLike(node.argumentExpression) && ofLibrary(checker.getTypeAtLocation(node.expression))) return "a member by a computed name: its requirement set cannot be told";
  if (ts.isCallExpression(node) && isLoad(node, checker) && textsIn(node.arguments[0]) === undefined) return "properties loaded by computed names: their requirement sets cannot be told";
  return undefined;
}

const ofLibrary = (type: ts.Type): boolean => found(type.getSymbol()).declarations.length > 0;

const fullName = (declaration: ts.Declaration): string => {
  const nameOf = (node: ts.Node): string | undefined => (node as { readonly name?: ts.Node }).name?.getText();
  const holder = (node: ts.Node): string => nameOf(node) ?? (ts.isSourceFile(node) ? "?" : holder(node.parent));
  return `${holder(declaration.parent)}.${nameOf(declaration) ?? "?"}`;
};

/** A member's own set, else its class's, else the table's. */
function setOf(declaration: ts.Declaration): string {
  const own = tagOf(declaration) ?? KNOWN[fullName(declaration)];
  if (own !== undefined) return own;
  const holder = ts.isClassDeclaration(declaration.parent) || ts.isInterfaceDeclaration(declaration.parent) || ts.isEnumDeclaration(declaration.parent) ? tagOf(declaration.parent) : undefined;
  return holder ?? "a member whose documentation names no requirement set: add it to KNOWN in check-office-api.ts";
}

const tagOf = (node: ts.Node): string | undefined => /\[Api set: (\w+(?: [\d.]+)?)/u.exec(ts.getJSDocCommentsAndTags(node).map((tag) => tag.getText()).join(" "))?.[1];

/** Names of members, no ordinary words, that only newer requirement sets have: such a name in the code is a use, however it is hidden. */
function namesOnlyNew(library: ts.SourceFile): ReadonlyMap<string, string> {
  const [news, olds] = [new Map<string, string>(), new Set<string>()];
  const visit = (node: ts.Node): void => {
    const name = (node as { readonly name?: ts.Node }).name;
    if (name !== undefined && ts.isIdentifier(name)) {
      const set = tagOf(node);
      if (ts.isClassElement(node) && /^[a-z]+[A-Z]/u.test(name.text) && set?.startsWith("ExcelApi") === true && isTooNew(set)) news.set(name.text, set);
      else olds.add(name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(library);
  for (const name of olds) news.delete(name);
  return news;
}

function isTooNew(set: string): boolean {
  if (COMMON_SETS.has(set)) return false;
  const [name = "", version = ""] = set.split(" ");
  return name !== "ExcelApi" || !(Number(version.split(".")[1]) <= LIMIT);
}

export const tooNew = ({ set }: Use): boolean => isTooNew(set);

/** Everything that runs in the pane. */
export const paneFiles = (): readonly string[] =>
  ["src/excel", "src/taskpane", "src/commands"].flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts")).sort().map((name) => join(ROOT, folder, name)));

if (process.argv[1]?.endsWith("check-office-api.ts") === true) {
  const uses = officeUses(paneFiles());
  if (process.argv.includes("--list")) for (const line of new Set(uses.map(({ member, set }) => `${set} ${member}`.trim()))) console.log(line);
  const bad = uses.filter(tooNew);
  for (const { member, set, place } of bad) console.error(`${place} ${member}: ${set}`);
  if (bad.length > 0) process.exit(1);
}
