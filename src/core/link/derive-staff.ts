import { dropSpaces } from "../normalise/layout.ts";
import { foldWidth } from "../normalise/width.ts";
import { type LinkItem, type LinkLog, setLinked, textOf } from "./link-types.ts";
import { rankOfPost } from "./words-rank.ts";

/** Hours a week of a full-time post: 38 hours 45 minutes (勤務時間条例の標準; `domain.md` 7.5). */
export const FULL_TIME_HOURS = 38.75;

/** 職階, 常勤換算, 在職区分 and 基準日 where the ledger does not say them but says what they follow from. Every one is on record. */
export function deriveStaff(item: LinkItem, asOf: string | undefined, log: LinkLog): void {
  const { values } = item;
  const day = item.source.asOf ?? asOf;
  if (values["as_of"] === null && day !== undefined) setLinked(item, { field: "as_of", value: day, rule: "default.as_of" }, log);
  deriveRank(item, log);
  deriveFte(item, log);
  deriveStatus(item, log);
}

function deriveRank(item: LinkItem, log: LinkLog): void {
  const post = textOf(item, "post");
  if (item.values["rank_band"] !== null || post === "") return;
  const rank = rankOfPost(post);
  if (rank !== undefined) setLinked(item, { field: "rank_band", value: rank, rule: "rank.from_post" }, log);
}

/** Hours ÷ 38.75; without hours 1 for full-time kinds of employment; part-time without hours stays unknown. */
function deriveFte(item: LinkItem, log: LinkLog): void {
  const { values } = item;
  if (values["fte"] !== null) return;
  const hours = values["weekly_hours"];
  if (typeof hours === "number" && hours > 0) {
    setLinked(item, { field: "fte", value: Math.min(1, Number((hours / FULL_TIME_HOURS).toPrecision(15))), rule: "fte.from_hours" }, log);
    return;
  }
  const text = dropSpaces(foldWidth(`${textOf(item, "employment_type")} ${textOf(item, "work_style")}`));
  if (/短時間|パート|非常勤|部分/u.test(text)) return;
  if (/常勤|正規|正職員|フルタイム|一般職|任期の定めのない|任期付|再任用/u.test(text)) setLinked(item, { field: "fte", value: 1, rule: "fte.from_employment" }, log);
}

/** 退職年月日 up to the reference day says 退職; nothing said = 在職. */
function deriveStatus(item: LinkItem, log: LinkLog): void {
  const { values } = item;
  if (values["status"] !== null) return;
  const retired = values["retire_date"];
  const day = values["as_of"];
  const gone = typeof retired === "string" && typeof day === "string" && retired.length === 10 && retired < day;
  const remark = textOf(item, "remark_status");
  setLinked(item, { field: "status", value: gone ? "退職" : remark === "" ? "在職" : remark, rule: gone ? "status.from_retirement" : remark === "" ? "default.status" : "remark.status" }, log);
}
