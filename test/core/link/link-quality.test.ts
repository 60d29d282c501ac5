import assert from "node:assert/strict";
import { linkTables } from "../../../src/core/link/link-tables.ts";
import { makeRandom } from "../../../src/node/demo/random.ts";
import { ledger, roster } from "./ledger-fixture.ts";

/** Few names, so that many people share one: 1,500 people, some 40 % of them with a namesake. All invented. */
const FAMILIES = "佐藤サトウ 鈴木スズキ 髙橋タカハシ 田中タナカ 渡邉ワタナベ 山﨑ヤマザキ 齋藤サイトウ 中村ナカムラ 小林コバヤシ 濵田ハマダ 𠮷田ヨシダ 岡本オカモト".split(" ");
const GIVENS = "一郎イチロウ 花子ハナコ 健太ケンタ 美咲ミサキ 直樹ナオキ 由美ユミ 大輔ダイスケ 恵子ケイコ 翔太ショウタ 真理マリ 和也カズヤ 裕子ユウコ 亮リョウ 彩アヤ 隆タカシ 麻衣マイ 誠マコト 久美子クミコ 剛ツヨシ 奈々ナナ".split(" ");
/** As a department writes it without the special characters. */
const PLAIN: Readonly<Record<string, string>> = { 髙: "高", 邉: "辺", 﨑: "崎", 齋: "斎", 濵: "浜", 𠮷: "吉" };
const cut = (entry: string): readonly [string, string] => [entry.replace(/[ァ-ヶー]+$/u, ""), /[ァ-ヶー]+$/u.exec(entry)?.[0] ?? ""];
const DEPARTMENTS = Array.from({ length: 40 }, (_, i) => [`第${Math.floor(i / 5) + 1}部`, `第${i + 1}課`] as const);

interface Someone { readonly number: string; readonly family: string; readonly given: string; readonly kana: readonly [string, string]; readonly birth: string; readonly dept: readonly [string, string] }

function makeTown(seed: number, size: number) {
  const random = makeRandom(seed, "link-quality");
  const someone = (i: number): Someone => {
    const [family, familyKana] = cut(random.pick(FAMILIES));
    const [given, givenKana] = cut(random.pick(GIVENS));
    const birth = `${random.between(1962, 2004)}-${String(random.between(1, 12)).padStart(2, "0")}-${String(random.between(1, 28)).padStart(2, "0")}`;
    return { number: String(i * 7 + 100).padStart(6, "0"), family, given, kana: [familyKana, givenKana], birth, dept: random.pick(DEPARTMENTS) };
  };
  const people = Array.from({ length: size }, (_, i) => someone(i));
  const strangers = Array.from({ length: Math.round(size / 10) }, (_, i) => ({ ...someone(size + i), number: "" }));
  return { random, people, strangers };
}

/** A training record of a person, as another ledger writes it. `name` says what was done to it. */
function write(random: ReturnType<typeof makeRandom>, p: Someone): (string | number | null)[] {
  const number = p.number === "" ? null : random.weighted<string | number | null>([[p.number, 50], [Number(p.number), 12], [null, 33], [swapDigits(p.number), 2], [String(900000 + random.between(0, 9999)), 3]]);
  const renamed = random.chance(0.04) ? cut(random.pick(FAMILIES)) : undefined;
  const family = renamed?.[0] ?? (random.chance(0.4) ? [...p.family].map((c) => PLAIN[c] ?? c).join("") : p.family);
  const typo = random.chance(0.02);
  const name = `${family}${random.pick(["　", " ", ""])}${typo ? `${p.given.slice(0, -1)}夫` : p.given}`;
  const kana = random.chance(0.5) ? `${renamed?.[1] ?? p.kana[0]} ${p.kana[1]}` : null;
  const birth = random.weighted<string | null>([[p.birth, 45], [null, 50], [`${p.birth.slice(0, 8)}${p.birth.slice(8) === "01" ? "02" : "01"}`, 5]]);
  const dept = random.weighted<string | null>([[p.dept[1], 55], [null, 30], [random.pick(DEPARTMENTS)[1], 15]]);
  return [number, name, kana, birth, dept, "DX基礎研修", "R7.5.1"];
}
const swapDigits = (n: string): string => n.slice(0, -2) + (n.at(-1) ?? "") + (n.at(-2) ?? "");

const TRAINING = ["training.staff_no", "training.person_name", "training.person_kana", "training.person_birth_date", "training.person_dept", "training.course", "training.start"];

describe("linking quality on ledgers that are hard on purpose", () => {
  for (const seed of [1, 2, 3]) {
    it(`seed ${seed}: no automatic link is wrong, and a clerk sees nearly all of the rest`, () => {
      const { random, people, strangers } = makeTown(seed, 1500);
      const rows = people.map((p) => [p.number, `${p.family}　${p.given}`, p.kana.join(" "), p.birth, ...p.dept, null, "主事"]);
      const about = [...people, ...strangers];
      const linked = linkTables([roster(rows), ledger({ file: "研修.csv", sheet: "研修", kind: "training", fields: TRAINING, rows: about.map((p) => write(random, p)) })]);
      const personAt = (row: number): string => about[row - 3]?.number ?? "";
      const wrong = linked.tables.training.filter((t) => t.staff_no !== personAt(t._row));
      assert.deepEqual(wrong.map((t) => [t._row, t.staff_no, personAt(t._row)]), []);
      const shown = new Map<number, Set<string>>();
      for (const { left, right } of linked.review) shown.set(left.row, (shown.get(left.row) ?? new Set()).add(right.staffNo));
      const found = new Set(linked.tables.training.map((t) => t._row));
      const missed = people.filter((p, i) => !found.has(i + 3) && shown.get(i + 3)?.has(p.number) !== true);
      assert.ok(missed.length <= people.length * 0.05, `${missed.length} of ${people.length} neither linked nor shown`);
      assert.ok(found.size >= people.length * 0.7, `only ${found.size} of ${people.length} linked automatically`);
    });
  }
});
