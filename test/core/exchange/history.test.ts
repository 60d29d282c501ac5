import { deepEqual, equal, ok } from "node:assert/strict";
import { appendHistory, EMPTY_HISTORY, type History, parseHistory, rememberedDecisions, stateAt } from "../../../src/core/exchange/history.ts";
import { type CellState, mergeReturns } from "../../../src/core/exchange/merge.ts";
import { readReturn } from "../../../src/core/exchange/return-form.ts";
import { makeRandom } from "../../../src/node/demo/random.ts";
import { ledgerOf, makeForm, rowsOf, stateOf } from "./return-fixture.ts";

const FORM = makeForm("01010000", [["A04", 2, "会議録", null], ["E01", null, null, null], ["E02", 1, null, "見直す"]]);

/** Five rounds of answers, each merged into what HR then has. */
function rounds(seed: number): { readonly states: CellState[]; readonly history: History } {
  const random = makeRandom(seed, "history");
  const base = stateOf([FORM]);
  const states: CellState[] = [base];
  let history = EMPTY_HISTORY;
  for (let n = 1; n <= 5; n++) {
    const rows = rowsOf(FORM).map((r) => [...r]);
    rows.slice(2).forEach((r) => { if (random.chance(0.6)) r[2] = random.between(0, 5); if (random.chance(0.4)) r[3] = random.pick(["あ", "い", "削除"]); });
    const now = states.at(-1) ?? base;
    // HR takes the department's word: what stands now is the new base.
    const merge = mergeReturns(now, now, [readReturn(ledgerOf(`${n}.xlsx`, FORM, rows), FORM)]);
    const after = appendHistory(history, { stamp: `2026-11-0${n}T00:00:00Z`, distributionId: "run1", changes: merge.changes, decisions: [] });
    if (after !== history) states.push(merge.merged);
    history = after;
  }
  return { states, history };
}

describe("exchange/history", () => {
  it("rebuilds every earlier state from the state now", () => {
    for (let seed = 0; seed < 50; seed++) {
      const { states, history } = rounds(seed);
      const last = states.at(-1);
      ok(last);
      states.forEach((state, n) => {
        const rebuilt = stateAt(last, history, n);
        deepEqual([...rebuilt.state].sort(), [...state].sort(), `seed ${seed} state ${n}`);
        deepEqual(rebuilt.broken, []);
      });
    }
  });

  it("notices a cell that was edited behind its back", () => {
    const { states, history } = rounds(3);
    const last = new Map(states.at(-1));
    const change = history.entries.at(-1)?.changes[0];
    ok(change);
    last.set(`${change.key}#${change.field}`, "別の値");
    deepEqual(stateAt(last, history, 0).broken, [`${change.key}#${change.field}`]);
  });

  it("adds nothing for a collection that changed nothing, keeps decisions once", () => {
    equal(appendHistory(EMPTY_HISTORY, { stamp: "", distributionId: "", changes: [], decisions: [] }), EMPTY_HISTORY);
    const decision = { key: "k", field: "f", fingerprint: "p", ours: 1, take: "ours" } as const;
    const once = appendHistory(EMPTY_HISTORY, { stamp: "", distributionId: "", changes: [], decisions: [decision] });
    equal(appendHistory(once, { stamp: "", distributionId: "", changes: [], decisions: [decision] }), once);
    deepEqual(rememberedDecisions(once), [decision]);
  });

  it("reads its own file only", () => {
    deepEqual(parseHistory(JSON.parse(JSON.stringify(rounds(1).history))), rounds(1).history);
    for (const other of [null, 3, {}, { version: 2, entries: [] }]) equal(parseHistory(other), undefined);
  });
});
