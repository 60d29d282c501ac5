import type { Masters } from "../../masters/master-types.ts";
import { type Content, makeDraft, put, putAcross, raiseRow, setWidths, type SheetDraft } from "../sheet/draft.ts";
import type { StyleName } from "../style.ts";
import { linesOfText } from "../sheet/text-width.ts";
import { putDataTitle } from "./data-title.ts";
import { SHEETS } from "./hr-input.ts";
import type { HrLayout } from "./layout.ts";

const WIDTHS = [16, 44, 12, 16, 16, 70];

/** One look-up table of the rules. */
interface Block {
  readonly title: string;
  readonly heads: readonly string[];
  readonly styles: readonly StyleName[];
  readonly lines: readonly (readonly Content[])[];
}

/** データ_対応表: every table the rules look a name up in, and the public figures scores are compared with; with it anybody can recompute. */
export function mappingSheet({ input: { masters } }: HrLayout): SheetDraft {
  const draft = makeDraft(SHEETS.mappings);
  setWidths(draft, WIDTHS);
  putDataTitle(draft, "計算で参照する対応表と、比べるための公表値（基準の版は「算出根拠」）。直すときは基準（マスター）を直してもう一度計算します。");
  let row = 4;
  for (const block of [...lookUps(masters), questionViews(masters), succession(masters), benchmarks(masters)]) row = putBlock(draft, block, row);
  return draft;
}

function putBlock(draft: SheetDraft, { title, heads, styles, lines }: Block, top: number): number {
  put(draft, [top, 1], title, "subtitle");
  putAcross(draft, [top + 1, 1], heads, "head");
  lines.forEach((line, i) => {
    putAcross(draft, [top + 2 + i, 1], line, styles);
    raiseRow(draft, top + 2 + i, Math.max(...line.map((content, c) => (typeof content === "string" ? linesOfText(content, WIDTHS[c] ?? 10) : 1))));
  });
  return top + lines.length + 3;
}

const list = (items: readonly string[]): string => items.join("、");
const TEXTS: readonly StyleName[] = ["bodyCenter", "bodyWrap", "count", "bodyWrap", "bodyWrap", "smallWrap"];

/** M2, M3 and R42. */
function lookUps({ surveyMapping, certificates, training }: Masters): readonly Block[] {
  const courses = training.courses.length > 0
    ? training.courses.map(({ name, dx, security }) => ["R42", name, null, dx ? "DX研修" : "", security ? "セキュリティ研修" : ""])
    : [["R42", "DX研修", null, "正規表現", "", training.patterns.dx], ["R42", "セキュリティ研修", null, "正規表現", "", training.patterns.security]];
  return [
    { title: "スキル調査の項目と標準の項目（同じレベルを写します）", heads: ["規則", "調査の項目", "項目数", "", "", "標準の項目"], styles: TEXTS, lines: surveyMapping.mappings.map(({ skill, items }) => ["R13", skill, items.length, "", "", list(items)]) },
    {
      title: "資格とレベル（資格名に語を含む最初の行を使います）", heads: ["規則", "資格（語）", "ITSS", "底上げの上限", "現行の試験", "底上げする項目"], styles: TEXTS,
      lines: certificates.certificates.map(({ name, patterns, itss, items, floor, examUntil }) => ["R14", `${name}（${list(patterns)}）`, itss, String(floor), examUntil === null ? "継続" : `${examUntil}まで`, list(items)]),
    },
    { title: "研修名の判定", heads: ["規則", "研修", "", "種類", "種類", "語"], styles: TEXTS, lines: courses },
  ];
}

const questionViews = ({ questions, obstacles, planItems }: Masters): Block => {
  const names = new Map([...obstacles.obstacles, ...planItems.items].map(({ id, name }) => [id, name]));
  const who = new Map(questions.who.map(({ id, name }) => [id, name]));
  return {
    title: "設問と観点", heads: ["設問", "内容", "ステップ", "分野", "答える人", "障壁・重点取組事項"], styles: TEXTS,
    lines: questions.questions.map((q) => [q.id, q.wording, q.step, q.dimension, q.kind === "computed" ? "計算" : (who.get(q.who) ?? q.who), list([...q.obstacles, ...q.planItems].map((id) => names.get(id) ?? id))]),
  };
};

/** What took the place of what; nothing is scored over by itself (T11). */
function succession({ planItems, certificates, promotion, promotion12 }: Masters): Block {
  const skills = new Map(promotion.items.map(({ id, name }) => [id, name]));
  const items = new Map(planItems.items.map(({ id, name }) => [id, name]));
  const exams = new Map(certificates.successors.map(({ id, name, from, note }) => [id, `${name}（${from}から。${note}）`]));
  return {
    title: "引き継がれたもの（点や評価は自動で移しません）", heads: ["種類", "以前のもの", "", "記号", "", "いまのもの"], styles: TEXTS,
    lines: [
      ...planItems.items.flatMap(({ id, name, successor }) => (successor === null ? [] : [["重点取組事項", name, null, id, "", items.get(successor) ?? successor]])),
      ...certificates.certificates.flatMap(({ id, name, successor }) => (successor === null ? [] : [["試験", name, null, id, "", exams.get(successor) ?? successor]])),
      ...promotion12.items.map(({ id, name, replacedBy }) => ["DSS-P 1.2→2.0", name, null, id, "", list((replacedBy ?? []).map((to) => `${to} ${skills.get(to) ?? ""}`))]),
    ],
  };
}

const benchmarks = ({ benchmarks: { benchmarks: rows } }: Masters): Block => ({
  title: "比べるための公表値（後から訂正されることがあります）", heads: ["記号", "名称", "値", "単位・基準日", "公表・取得", "改訂・出典"],
  styles: ["bodyCenter", "bodyWrap", "general", "bodyWrap", "bodyWrap", "smallWrap"],
  lines: rows.map(({ id, name, value, unit, baseDate, published, retrievedOn, revision, source }) => [id, name, value, `${unit}　${baseDate}`, `${published}　${retrievedOn}取得`, `${revision}　${source}`]),
});
