import { CANONICAL, TABLE_IDS } from "../model/canonical.ts";
import { type DistributionProfile, PROFILES, type ProfileId } from "../model/distribution-profile.ts";
import type { Manifest, ManifestFile } from "../model/manifest.ts";
import type { ReturnForm } from "../model/return-form.ts";
import type { GateReport } from "./leak-gate.ts";
import type { Identity } from "./leak/leak-index.ts";
import type { DepartmentShare, Split } from "./split.ts";

/** Folder of the packages in an output directory. */
export const PACKAGE_FOLDER = "所属別";
export const MANIFEST_FILE = "manifest.json";
/** HR's own record: never handed out. */
export const RECORD_FILE = "配布控え.json";

/**
 * What HR keeps of a distribution: the sent forms (base of the merge), who is in which file (本人照会), and what the leak gate needs to search again.
 * As confidential as the roster itself.
 */
export interface DistributionRecord {
  readonly version: 1;
  readonly distributionId: string;
  readonly forms: readonly ReturnForm[];
  readonly identities: readonly Identity[];
  readonly publicTokens: readonly string[];
  readonly vocabulary: readonly string[];
  readonly files: readonly { readonly file: string; readonly deptCode: string; readonly people: readonly string[]; readonly figures: readonly number[] }[];
}

export const packagePath = (share: DepartmentShare): string => `${PACKAGE_FOLDER}/${share.fileName}`;

/** 「総務部　人事課長」; a body's own titles differ, the line is there to be overwritten on paper. */
export const recipientOf = (share: DepartmentShare, profile: ProfileId): string =>
  profile === "課長" || profile === "部長" ? `${share.path}${/[部課局室所署]$/u.test(share.path) ? "長" : "　所属長"}` : profile === "人事" ? `人事担当（${share.path}）` : "公表";

export function manifestFile(share: DepartmentShare, profile: DistributionProfile, written: { readonly bytes: number; readonly sha256: string; readonly encrypted: boolean; readonly report: GateReport; readonly searchedPeople: number }): ManifestFile {
  return {
    file: packagePath(share), deptCode: share.code, deptPath: share.path, recipient: recipientOf(share, profile.id), people: profile.named ? share.people.length : 0,
    columns: columnLabels(profile), classLabel: profile.classLabel, bytes: written.bytes, sha256: written.sha256, encrypted: written.encrypted,
    check: { passed: true, parts: written.report.parts, characters: written.report.characters, searchedPeople: written.searchedPeople, coincidences: written.report.coincidences.length },
  };
}

function columnLabels(profile: DistributionProfile): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(TABLE_IDS.flatMap((id) => {
    const allowed = new Set(profile.columns[id] ?? []);
    const labels = CANONICAL[id].columns.filter((c) => allowed.has(c.id)).map((c) => c.label);
    return labels.length === 0 ? [] : [[CANONICAL[id].label, labels]];
  }));
}

export function makeManifest(head: Pick<Manifest, "distributionId" | "asOf" | "stamp" | "by" | "profile" | "allowed">, split: Split, files: readonly ManifestFile[]): Manifest {
  const held = new Map<string, number>();
  for (const { reason } of split.held) held.set(reason, (held.get(reason) ?? 0) + 1);
  return {
    version: 1, ...head, classLabel: PROFILES[head.profile].classLabel, files,
    quarantine: split.quarantine.map(({ staffNo, reason }) => ({ staffNo, reason })),
    held: [...held].map(([reason, people]) => ({ reason, people })),
  };
}
