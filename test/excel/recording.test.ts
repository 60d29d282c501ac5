import { deepEqual, equal, ok, throws } from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { NOT_EMPTY, type Recording, recordExcel, recordingText, runScript } from "../../src/excel/recording.ts";
import { blankBook, ledgerBook } from "../office-host/ledger-book.ts";
import { openNodeHost } from "../office-host/node-host.ts";
import { differences, parseRecording, playback } from "../office-host/playback.ts";
import { PROFILES } from "../office-host/profiles.ts";
import { makeServer } from "../office-host/server.ts";

/** Recordings of real Excels go here, as `recorder.html` wrote them, and are compared with the emulator from then on. `emulated-*` are of the emulator itself: they notice a changed question. */
const FOLDER = join(import.meta.dirname, "../office-host/recordings");
const recordings = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));
const readRecording = (name: string): Recording => parseRecording(readFileSync(join(FOLDER, name), "utf8"));
const changed = (recording: Recording, change: (copy: { -readonly [K in keyof Recording]: Recording[K] }) => void): Recording => {
  const copy = structuredClone(recording);
  change(copy);
  return copy;
};

/** The script under office.js in Node, answered from a recording. */
async function replay(recording: Recording): Promise<{ readonly steps: unknown; readonly problems: readonly string[]; readonly left: number }> {
  const { answers, problems, left } = playback(recording);
  openNodeHost(await blankBook(), recording.excel.startsWith("OfficeOnline") ? PROFILES.web : PROFILES.ltsc2021, answers);
  const steps = await runScript();
  await new Promise((settle) => setTimeout(settle, 20)); // office.js lets go of its ranges a little later
  return { steps: steps.ok ? steps.value : steps.error, problems, left: left().length };
}

for (const name of ["ltsc2021", "web"] as const) {
  describe(`the recorder's script, ${name}`, () => {
    it("gives what is kept of it, leaves the workbook empty", async () => {
      const book = await blankBook();
      const before = JSON.stringify(book.sheets);
      openNodeHost(book, PROFILES[name]);
      const made = await recordExcel();
      ok(made.ok, JSON.stringify(made));
      equal(JSON.stringify(book.sheets), before);
      equal(book.xmlParts.size, 0);
      const text = recordingText(made.value);
      const path = join(FOLDER, `emulated-${name}.json`);
      if (process.env["UPDATE_GOLDEN"] !== undefined) writeFileSync(path, text);
      equal(text, readFileSync(path, "utf8"));
    });
  });
}

describe("a recording played back", () => {
  for (const file of recordings) {
    it(`${file}: the script asks the same again and comes to the same`, async () => {
      const recording = readRecording(file);
      const again = await replay(recording);
      deepEqual([again.problems, again.left], [[], 0]);
      deepEqual(JSON.parse(JSON.stringify(again.steps)), recording.steps);
    });

    it(`${file}: the emulator answers as it says`, async () => {
      const recording = readRecording(file);
      const server = makeServer(await blankBook());
      deepEqual(differences(recording, server), []);
    });
  }

  const [first = ""] = recordings;

  it("notices a question that is not the recorded one, wherever it stands", async () => {
    const recording = readRecording(first);
    const questions = recording.exchanges.flatMap(({ question }, i) => (JSON.stringify(question).includes("_RemoveReference") ? [] : [i]));
    ok(questions.length > 20);
    for (const place of [questions[0], questions[Math.floor(questions.length / 2)], questions.at(-1)]) {
      const other = changed(recording, (copy) => void ((copy.exchanges[place ?? 0]?.question.batch as { Actions: unknown[] }).Actions.pop()));
      const again = await replay(other);
      ok(again.problems.length > 0, `question ${String(place)}`);
    }
    ok((await replay(changed(recording, (copy) => void (copy.exchanges = copy.exchanges.slice(2))))).problems.length > 0, "a question left out");
  });

  it("shows an answer that changed, in the outcome of its step and against the emulator", async () => {
    const recording = readRecording(first);
    const other = parseRecording(JSON.stringify(recording).replace('"Values":[[1],', '"Values":[["001"],'));
    const again = await replay(other);
    deepEqual(again.problems, []);
    const different = (again.steps as Recording["steps"]).filter(({ outcome }, i) => JSON.stringify(outcome) !== JSON.stringify(recording.steps[i]?.outcome));
    deepEqual(different.map(({ name }) => name), ["値は入力したときのように読まれるか"]);
    const found = differences(other, makeServer(await blankBook()));
    equal(found.length, 1);
    ok(found[0]?.includes('"001"'));
  });

  it("compares Excels that name their objects differently", async () => {
    const recording = parseRecording(JSON.stringify(readRecording(first)).replaceAll("{sheet-2}", "{00000000-0001-0000-0100-000000000000}").replaceAll("{reference-", "{ref "));
    deepEqual(differences(recording, makeServer(await blankBook())), []);
  });

  it("is refused when it is of another kind or version", () => {
    throws(() => parseRecording("{}"), /not a recording/u);
    throws(() => parseRecording(JSON.stringify({ ...readRecording(first), version: 2 })), /version 2/u);
    throws(() => parseRecording(JSON.stringify({ ...readRecording(first), exchanges: null })), /without steps/u);
  });
});

describe("what a recording holds", () => {
  it("nothing of a workbook that is in use: none is made", async () => {
    const book = await ledgerBook();
    const before = JSON.stringify(book.sheets);
    const server = openNodeHost(book, PROFILES.ltsc2021);
    const made = await recordExcel();
    equal(!made.ok && made.error.code, NOT_EMPTY);
    equal(JSON.stringify(book.sheets), before);
    ok(server.requests.length <= 4, "the questions stop there");
  });

  it("no name of a file, a person or a sheet but the recorder's own", () => {
    for (const file of recordings) {
      const text = JSON.stringify(readRecording(file).exchanges);
      for (const word of ["Book1", "Sheet1", ".xlsx", "userName", "@city", "http"]) ok(!text.includes(word), `${file}: ${word}`);
    }
  });
});
