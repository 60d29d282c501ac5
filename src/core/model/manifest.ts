import type { ProfileId } from "./distribution-profile.ts";

/** 配布一覧: what one distribution hands out, to whom, checked how. `manifest.json` is this object; 配布一覧.xlsx shows it. */
export interface Manifest {
  readonly version: 1;
  /** `RunFacts.runId` with profile and split: the same inputs and options give the same number. */
  readonly distributionId: string;
  readonly asOf: string;
  readonly stamp: string;
  readonly by: "部" | "課";
  readonly profile: ProfileId;
  readonly classLabel: string;
  readonly files: readonly ManifestFile[];
  /** In no file, because their department is in doubt: staff number and reason, no name. */
  readonly quarantine: readonly { readonly staffNo: string; readonly reason: string }[];
  /** In no file by rule (退職, 部の直属), by reason. */
  readonly held: readonly { readonly reason: string; readonly people: number }[];
  /** Words the leak check was told are no names here (`--allow`), each with the reason somebody gave. */
  readonly allowed?: readonly AllowedWord[];
  readonly signature?: ManifestSignature;
}

/** A public text in which a name is hidden by chance: 「高橋健康公園」 holds 高橋健. */
export interface AllowedWord {
  readonly word: string;
  readonly reason: string;
}

export interface ManifestFile {
  /** `所属別/総務部_人事課.xlsx`. */
  readonly file: string;
  readonly deptCode: string;
  readonly deptPath: string;
  /** 「総務部　人事課長」. */
  readonly recipient: string;
  readonly people: number;
  /** Canonical table label → labels of the columns the profile allows. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  readonly classLabel: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly encrypted: boolean;
  readonly check: {
    readonly passed: true;
    /** Parts and characters searched, names and numbers searched for. */
    readonly parts: number;
    readonly characters: number;
    readonly searchedPeople: number;
    /** Own figures that equal somebody's staff number by chance. */
    readonly coincidences: number;
  };
}

export interface ManifestSignature {
  readonly algorithm: "Ed25519";
  /** PEM (SPKI). */
  readonly publicKey: string;
  /** Base64 over `signedText` of the manifest. */
  readonly value: string;
}

/** What is signed: the manifest without its signature, keys in the order of this file, no spaces. */
export const signedText = ({ signature: _, ...rest }: Manifest): string => JSON.stringify(rest);
