/** Answers the batches office.js sends (`Actions` and `ObjectPaths`, design notes A.2) from an emulated workbook. */
import type { EmulatedBook } from "./book.ts";
import { failWith, faultIn, notFound, notModelled } from "./host-error.ts";
import { type HostObject, webWorkbookObject, workbookObject } from "./objects.ts";

interface Arguments {
  readonly Arguments?: readonly unknown[];
  readonly ReferencedObjectPathIds?: readonly unknown[];
}

interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name?: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: Arguments;
  readonly QueryInfo?: { readonly Select?: readonly string[] };
}

interface ObjectPath {
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: Arguments;
}

interface Batch {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

/** Numbers of the protocol. */
const ACTION = { instantiate: 1, query: 2, method: 3, set: 4, trace: 5, ensureUnchanged: 8 } as const;
const PATH = { global: 1, created: 2, method: 3, property: 4, indexer: 5, reference: 6, none: 7 } as const;

/** office.js reports to it that the page is up. */
export const START_UP = "Microsoft.InternalService.AddinInternalService";
const WEB_PART = "WacPartition";

export interface RequestFacts {
  readonly actions: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly error: string | undefined;
}

export interface OfficeServer {
  readonly book: EmulatedBook;
  readonly requests: RequestFacts[];
  /** A code of the host itself (5004: a cell is being edited …) instead of an answer; asked once per request. */
  fault: ((request: number) => number | undefined) | undefined;
  /** An error code of Excel in the middle of a batch: what stands before it is done, what stands after it is not. Asked for every action, both counted from 0. */
  actionFault: ((request: number, action: number) => string | undefined) | undefined;
  /** As `fault`, for the calls that hand over the file (`CALL` in excel-answers.ts). */
  fileFault: ((call: number) => number | undefined) | undefined;
  /** What was asked of the file, and the bytes handed over. */
  readonly fileCalls: { readonly call: number; readonly bytes: number }[];
  /** Copies of the file that are open, by handle: none may stay. */
  readonly copies: Map<number, Uint8Array>;
  /** Excel on the web: 5 MB. */
  payloadLimit: number;
  /** `part`: Excel on the web keeps opening workbooks apart ("WacPartition"). */
  readonly answer: (body: string, part?: string) => { readonly hostFault: number } | { readonly body: string };
}

/** Objects office.js holds on to, by names that are never given twice. */
interface References {
  readonly next: () => string;
  readonly get: (name: string) => HostObject | undefined;
  readonly set: (name: string, object: HostObject) => void;
  readonly delete: (name: string) => void;
}

function makeReferences(): References {
  const held = new Map<string, HostObject>();
  let given = 0;
  return { next: () => `{reference-${(given += 1)}}`, get: (name) => held.get(name), set: (name, object) => void held.set(name, object), delete: (name) => void held.delete(name) };
}

const bytes = (text: string): number => new TextEncoder().encode(text).length;
const upper = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

export function makeServer(book: EmulatedBook): OfficeServer {
  const references = makeReferences();
  const server: OfficeServer = {
    book, requests: [], fault: undefined, actionFault: undefined, fileFault: undefined, fileCalls: [], copies: new Map(), payloadLimit: Number.POSITIVE_INFINITY,
    answer: (body, part) => {
      const injected = server.fault?.(server.requests.length);
      if (injected !== undefined) return { hostFault: injected };
      if (bytes(body) > server.payloadLimit) return { hostFault: 5103 };
      const batch = JSON.parse(body) as Batch;
      const reply = JSON.stringify(answerBatch(batch, part === WEB_PART ? webWorkbookObject(book) : workbookObject(book), references, (action) => server.actionFault?.(server.requests.length, action)));
      server.requests.push({ actions: batch.Actions.length, requestBytes: bytes(body), responseBytes: bytes(reply), error: (JSON.parse(reply) as { readonly Error?: { readonly Code: string } }).Error?.Code });
      return bytes(reply) > server.payloadLimit ? { hostFault: 5104 } : { body: reply };
    },
  };
  return server;
}

/** One batch; an error ends it, what was done before stays done, as in Excel. */
function answerBatch(batch: Batch, root: HostObject, references: References, faultAt: (action: number) => string | undefined): object {
  const resolve = resolver(batch.ObjectPaths, root, references);
  const Results: object[] = [];
  for (const [ActionIndex, action] of batch.Actions.entries()) {
    try {
      const injected = faultAt(ActionIndex);
      if (injected !== undefined) failWith(injected);
      const value = act(action, resolve, references);
      if (value !== undefined) Results.push({ ActionId: action.Id, Value: value });
    } catch (thrown) {
      const { code, message } = faultIn(thrown);
      return { Error: { Code: code, Message: message, ActionIndex, Location: action.Name ?? "", HttpStatusCode: 400 }, Results, TraceIds: [] };
    }
  }
  return { Results, TraceIds: [] };
}

type Resolve = (id: number) => HostObject | null;

/** Objects are found when first needed and once in a batch: a method that adds something must not run twice. */
function resolver(paths: Batch["ObjectPaths"], root: HostObject, references: References): Resolve {
  const known = new Map<number, HostObject | null>();
  const resolve: Resolve = (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const path = paths[id];
    if (path === undefined) return notModelled(`object path ${id}`);
    const parent = path.ParentObjectPathId === undefined || path.ParentObjectPathId === 0 ? undefined : resolve(path.ParentObjectPathId);
    const found = parent === null ? null : findObject(path, parent, { root, references, resolve });
    if (found === null && parent !== null && path.ObjectPathType !== PATH.none && !path.Name.endsWith("OrNullObject")) return notFound();
    known.set(id, found);
    return found;
  };
  return resolve;
}

interface Room {
  readonly root: HostObject;
  readonly references: References;
  readonly resolve: Resolve;
}

/** Arguments; one that is an object stands in a parallel list by its path. */
const argumentsOf = ({ ArgumentInfo }: ObjectPath, resolve: Resolve): readonly unknown[] =>
  (ArgumentInfo?.Arguments ?? []).map((argument, i) => {
    const path = ArgumentInfo?.ReferencedObjectPathIds?.[i];
    return typeof path === "number" && path !== 0 ? resolve(path) : argument;
  });

function findObject(path: ObjectPath, parent: HostObject | undefined, { root, references, resolve }: Room): HostObject | null {
  const args = argumentsOf(path, resolve);
  switch (path.ObjectPathType) {
    case PATH.global:
      return root;
    case PATH.property:
      return parent?.child?.(path.Name) ?? notModelled(`${parent?.type}.${path.Name}`);
    case PATH.indexer:
      return parent?.item === undefined ? notModelled(`${parent?.type}[]`) : parent.item(args);
    case PATH.method:
      return parent?.open === undefined ? notModelled(`${parent?.type}.${path.Name}`) : parent.open(path.Name, args);
    case PATH.reference:
      return references.get(path.Name) ?? notFound();
    case PATH.none:
      return null;
    case PATH.created:
      return path.Name === START_UP ? { type: START_UP, call: () => null } : notModelled(`new ${path.Name}`);
    default:
      return notModelled(`object path type ${path.ObjectPathType} ${path.Name}`);
  }
}

function act(action: Action, resolve: Resolve, references: References): unknown {
  if (action.ActionType === ACTION.trace) return null;
  const object = resolve(action.ObjectPathId);
  const args = action.ArgumentInfo?.Arguments ?? [];
  switch (action.ActionType) {
    case ACTION.instantiate:
      return object === null ? null : { ...(object.id === undefined ? {} : { Id: object.id }), ...(object.referenceId === undefined ? {} : { _ReferenceId: object.referenceId }) };
    case ACTION.query:
      return object === null ? null : query(object, action.QueryInfo?.Select ?? []);
    case ACTION.method:
      return object === null ? null : callMethod(object, action.Name ?? "", args, references);
    case ACTION.set:
      if (object?.set === undefined) return notModelled(`${object?.type}.${action.Name ?? ""} (set)`);
      object.set(action.Name ?? "", args[0]);
      return null;
    case ACTION.ensureUnchanged:
      return null;
    default:
      return notModelled(`action type ${action.ActionType}`);
  }
}

function callMethod(object: HostObject, name: string, args: readonly unknown[], references: References): unknown {
  if (name === "_KeepReference") {
    object.referenceId ??= references.next();
    references.set(object.referenceId, object);
    return null;
  }
  if (name === "_RemoveReference") return void references.delete(String(args[0]));
  if (object.call === undefined) return notModelled(`${object.type}.${name}`);
  return object.call(name, args) ?? null;
}

/** Properties asked for, by the names the protocol gives them; `a/b` goes one object deeper. */
function query(object: HostObject, select: readonly string[]): object {
  const names = select.filter((name) => name !== "isNullObject");
  if (object.items !== undefined) return { _Items: object.items().map((item) => ({ ...propertiesOf(item, names.map((name) => name.replace(/^items\//u, ""))), ...(item.id === undefined ? {} : { Id: item.id }) })) };
  return { ...propertiesOf(object, names), ...(object.referenceId === undefined ? {} : { _ReferenceId: object.referenceId }) };
}

function propertiesOf(object: HostObject, names: readonly string[]): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const name of names) {
    const [head = "", ...rest] = name.split("/");
    if (rest.length === 0) found[upper(head)] = object.get?.(upper(head)) ?? notModelled(`${object.type}.${head}`);
    else {
      const child = object.child?.(upper(head)) ?? notModelled(`${object.type}.${head}`);
      found[upper(head)] = { ...(found[upper(head)] as object | undefined), ...propertiesOf(child, [rest.join("/")]) };
    }
  }
  return found;
}
