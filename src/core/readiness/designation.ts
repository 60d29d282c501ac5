import type { Settings } from "../model/settings.ts";
import { fold } from "../masters/fold.ts";

export interface Designation {
  /** The 高度専門人材 designation found, e.g. CIO補佐官. */
  readonly expert: string | null;
  readonly leader: boolean;
  /** Share in brackets, `DX推進リーダー(0.2)` or `(20%)`; the largest when several; null without. */
  readonly share: number | null;
}

/** R20, R28: the `;` list of 指名, after NFKC. 「DX推進リーダー候補」 is no designation of a leader. */
export function readDesignation(text: string | null, settings: Settings): Designation {
  const entries = fold(text).split(";").map((entry) => entry.trim());
  const expert = settings.expertDesignations.find((name) => entries.some((entry) => entry.includes(fold(name)))) ?? null;
  const name = fold(settings.leaderDesignation);
  const leaders = entries.filter((entry) => entry.includes(name) && !entry.includes(`${name}候補`));
  const shares = leaders.map(bracketShare).filter((share) => share !== null);
  return { expert, leader: leaders.length > 0, share: shares.length === 0 ? null : Math.max(...shares) };
}

/** A share outside 0-1 is no share. */
function bracketShare(entry: string): number | null {
  const m = /\(\s*(\d+(?:\.\d+)?)\s*(%?)\s*\)/u.exec(entry);
  if (m === null) return null;
  const share = Number(m[1]) / (m[2] === "%" ? 100 : 1);
  return share > 0 && share <= 1 ? share : null;
}
