/** Units a number may carry, longest first when matched. `detail.unit` gives them as listed (after folding). */
const UNITS =
  "円 ドル ユーロ 元 人 名 人工 人月 人日 人年 人時 人時間 件 時間 分 秒 日 日間 週 週間 月 か月 ヶ月 ヵ月 カ月 ケ月 箇月 ヶ月間 か月間 年 年間 か年 ヶ年 カ年 ケ年 箇年 年度 回 個 箇所 か所 ヶ所 カ所 ヵ所 ケ所 カ所 枚 台 冊 部 本 式 組 世帯 戸 棟 室 校 園 館 課 係 班 団体 自治体 市町村 市 町 村 区 社 者 校 科 科目 講座 コース 単位 点 位 級 号 号給 号俸 等級 歳 才 代 種 種類 項目 ページ 頁 ヶ国 か国 か国語 機 基 路線 床 食 泊 通 票 票数 杯 着 足 匹 頭 羽 セット 式 件数 人数 口 株 筆 回線 端末 アカウント ライセンス ユーザ ユーザー 行 列 文字 字 件/年 件/月 時間/年 時間/月 回/年 回/月 円/人 円/月 円/年 円/時間 円/時 人/年 時間/週 % ％ ‰ パーセント ポイント pt 割 分の km m cm mm m2 m3 ㎡ ㎥ ㎞ ㎝ ㎜ ㎏ kg g t トン l ℓ ml ha kw kwh w mb gb tb kb bytes バイト h hr hrs hour hours min mins ℃ 度 倍 人分 名分 日分 か月分 年分 段階 レベル 円分 名様 FTE";
const MULTIPLIERS: Readonly<Record<string, number>> = { "十": 10, "百": 100, "千": 1000, "万": 1e4, "十万": 1e5, "百万": 1e6, "千万": 1e7, "億": 1e8, "十億": 1e9, "百億": 1e10, "千億": 1e11, "兆": 1e12 };

const unitSet: ReadonlySet<string> = new Set(UNITS.split(" ").map((u) => u.toLowerCase()));

/** Spellings of one unit. */
const SAME: Readonly<Record<string, string>> = {
  "％": "%", "パーセント": "%", "㎡": "m2", "㎥": "m3", "㎞": "km", "㎏": "kg", "ヶ月": "か月", "ヵ月": "か月", "カ月": "か月", "ケ月": "か月", "箇月": "か月",
  "カ所": "か所", "ヵ所": "か所", "ヶ所": "か所", "ケ所": "か所", "箇所": "か所", "ヶ年": "か年", "カ年": "か年", "ケ年": "か年", "箇年": "か年", "才": "歳", "頁": "ページ",
  "h": "時間", "hr": "時間", "hrs": "時間", "hour": "時間", "hours": "時間", "\\": "円", "¥": "円", "$": "ドル", "€": "ユーロ", "fte": "FTE",
};

export interface UnitReading {
  /** What one stands for: 千円 → 1000. */
  readonly factor: number;
  /** 円 for 千円; "" when only a multiplier stands there. */
  readonly unit: string;
  /** As written: 千円. */
  readonly written: string;
}

/** A unit text (千円, 名, %, か月, 百万) as factor and unit; undefined when it is no known unit. Brackets around it are allowed. */
export function readUnit(text: string): UnitReading | undefined {
  const bare = text.replace(/^[([]|[)\]]$/gu, "").replace(/^単位[:：]?/u, "");
  if (bare === "") return { factor: 1, unit: "", written: "" };
  const known = knownUnit(bare);
  if (known !== undefined) return { factor: 1, unit: known, written: bare };
  for (const [word, factor] of Object.entries(MULTIPLIERS).toReversed()) {
    const rest = bare.startsWith(word) ? bare.slice(word.length) : undefined;
    const unit = rest === "" ? "" : rest === undefined ? undefined : knownUnit(rest);
    if (unit !== undefined) return { factor, unit, written: bare };
  }
  return undefined;
}

function knownUnit(text: string): string | undefined {
  const lower = text.toLowerCase();
  return SAME[lower] ?? (unitSet.has(lower) ? text : undefined);
}
