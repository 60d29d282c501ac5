/** Recordings (src/excel/recording.ts) as a host: answers office.js from the log, and notices every question that is not the recorded one. */
import { isDeepStrictEqual } from "node:util";
import { type Exchange, type Recording, RECORDING_FORMAT, RECORDING_VERSION } from "../../src/excel/recording.ts";
import { type Answers, CALL } from "./excel-answers.ts";
import type { OfficeServer } from "./server.ts";
import { START_UP } from "./server.ts";

const INTERNAL_ERROR = 5001;

export interface Playback {
  readonly answers: Answers;
  /** Questions that were not the recorded ones. */
  readonly problems: readonly string[];
  /** Recorded questions nobody asked yet. */
  readonly left: () => readonly Exchange[];
}

/** A recording from its file; throws when it is none, or one of a version this code does not know. */
export function parseRecording(json: string): Recording {
  const { format, version, steps, exchanges } = JSON.parse(json) as Partial<Record<keyof Recording, unknown>>;
  if (format !== RECORDING_FORMAT) throw new Error("not a recording of daicho");
  if (version !== RECORDING_VERSION) throw new Error(`recording of version ${String(version)}; this is version ${RECORDING_VERSION}`);
  if (!Array.isArray(steps) || !Array.isArray(exchanges)) throw new Error("recording without steps or exchanges");
  return JSON.parse(json) as Recording;
}

/** Questions must come in their order, except that office.js may let go of ranges when it likes. */
export function playback(recording: Recording): Playback {
  const open = [...recording.exchanges];
  const problems: string[] = [];
  const answers: Answers = async (id, parameters) => {
    if (id !== CALL.richApi) return { status: INTERNAL_ERROR };
    const [text, part = ""] = parameters as readonly [string, string?];
    const batch = JSON.parse(text) as unknown;
    if (text.includes(START_UP)) return answerOf({ status: 0, batch: { Results: [], TraceIds: [] } });
    const next = open.findIndex(({ question }) => isRelease(batch) || !isRelease(question.batch));
    const place = isRelease(batch) ? open.findIndex(({ question }) => isDeepStrictEqual(question, { part, batch })) : next;
    const found = open[place];
    if (found === undefined || !isDeepStrictEqual(found.question, { part, batch })) {
      problems.push(`asked ${part}${text}\nrecorded ${JSON.stringify(open[next]?.question)}`);
      return { status: INTERNAL_ERROR };
    }
    open.splice(place, 1);
    return answerOf(found.answer);
  };
  return { answers, problems, left: () => open };
}

const answerOf = ({ status, batch }: Exchange["answer"]): Awaited<ReturnType<Answers>> => (status === 0 ? { status, payload: [200, [], JSON.stringify(batch)] } : { status });

/** office.js lets go of ranges. */
export const isRelease = (batch: unknown): boolean => {
  const { Actions = [] } = batch as { readonly Actions?: readonly { readonly Name?: string }[] };
  return Actions.some(({ Name }) => Name === "_RemoveReference");
};

/** Asks an emulated Excel everything a recorded one was asked, and tells where its answers differ. Names an Excel gives its objects differ always and are translated. */
export function differences(recording: Recording, server: OfficeServer): readonly string[] {
  const names = new Map<string, string>();
  return recording.exchanges.flatMap(({ question, answer }, i) => {
    const asked = [...names].reduce((text, [theirs, ours]) => text.replaceAll(JSON.stringify(theirs), JSON.stringify(ours)), JSON.stringify(question.batch));
    const given = server.answer(asked, question.part);
    const ours: Exchange["answer"] = "hostFault" in given ? { status: given.hostFault, batch: null } : { status: 0, batch: JSON.parse(given.body) as unknown };
    learn(answer.batch, ours.batch, names);
    const [theirText, ourText] = [plain(answer, new Map()), plain(ours, new Map([...names].map(([theirs, own]) => [own, theirs])))];
    return theirText === ourText ? [] : [`question ${i + 1} ${JSON.stringify(question.batch)}\nExcel    ${theirText}\nemulator ${ourText}`];
  });
}

const NAMES: ReadonlySet<string> = new Set(["Id", "_ReferenceId"]);

/** Walks two answers side by side and notes what stands for what. */
function learn(theirs: unknown, ours: unknown, names: Map<string, string>): void {
  if (typeof theirs !== "object" || typeof ours !== "object" || theirs === null || ours === null) return;
  for (const [key, value] of Object.entries(theirs)) {
    const own = (ours as Readonly<Record<string, unknown>>)[key];
    if (NAMES.has(key) && typeof value === "string" && typeof own === "string") names.set(value, own);
    else learn(value, own, names);
  }
}

/** An answer without what is nobody's business: wording of errors, where in the text of a request, tracing. Members in one order. */
function plain({ status, batch }: Exchange["answer"], names: ReadonlyMap<string, string>): string {
  const clean = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(clean);
    if (typeof value === "string") return names.get(value) ?? value;
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).filter(([key]) => !LEFT_OUT.has(key)).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, clean(inner)]));
  };
  return JSON.stringify({ status, batch: clean(batch) });
}

const LEFT_OUT: ReadonlySet<string> = new Set(["Message", "Location", "HttpStatusCode", "TraceIds"]);
