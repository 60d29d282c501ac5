import type { Grid } from "../core/model/grid.ts";
import { type Refusal, refusal } from "../core/model/refusal.ts";
import { err, ok, type Result } from "../core/model/result.ts";
import type { PlanComparison, TransferPlan } from "../core/model/transfer.ts";
import { readTransferPlans } from "../core/transfer-file.ts";
import { compareTransferPlans } from "../core/transfer-plans.ts";
import { scoreFaultText } from "../core/validate/messages/scoring.ts";
import { transferRefusal } from "../core/validate/messages/transfer.ts";
import { buildIndividualWorkbook } from "../core/workbook/individual-workbook.ts";
import { buildTransferWorkbook } from "../core/workbook/transfer-workbook.ts";
import { writeWorkbook } from "../xlsx/write/write-workbook.ts";
import type { ReadOptions } from "../xlsx/read/read-options.ts";
import { type GivenBytes, openGiven } from "./given/given-file.ts";
import type { OutputFile, Sha256 } from "./output-file.ts";
import type { ScoredRun } from "./scored-run.ts";

/** 異動試算比較.xlsx: named transfer plans side by side, for HR only. */
export const TRANSFER_BOOK = "異動試算比較.xlsx";

/** 個人準備度（試行）.xlsx: R51, only when asked for, for HR only. */
export const INDIVIDUAL_BOOK = "個人準備度（試行）.xlsx";

/** What a clerk may ask for beside the usual files. Nothing of it goes into scores.json, HR's workbook or any department's file. */
export interface Extras {
  /** 個人準備度 of everybody in scope. */
  readonly individual?: boolean;
  /** A file of transfer plans, as read. */
  readonly transfer?: { readonly name: string; readonly sha256: string; readonly grids: readonly Grid[] };
}

/** The extras with the file of transfer plans read; what it says is checked once the ledger is there. */
export async function readExtrasOf(transfer: GivenBytes | undefined, individual: boolean, ports: ReadOptions & { readonly sha256: Sha256 }): Promise<Result<Extras, Refusal>> {
  const also = individual ? { individual } : {};
  if (transfer === undefined) return ok(also);
  const read = await openGiven(transfer, ports);
  return read.ok ? ok({ ...also, transfer: { name: transfer.name, sha256: await ports.sha256(transfer.bytes), grids: read.value.grids } }) : read;
}

/** The extras, checked against the ledger: everything that can be refused has been. */
export interface PreparedExtras {
  readonly asked: Extras;
  readonly transfer?: { readonly plans: readonly TransferPlan[]; readonly comparison: PlanComparison };
}

/** Reads the plans against this run's people and departments and scores each of them. Errors name the rows. */
export function prepareExtras(scored: ScoredRun, asked: Extras): Result<PreparedExtras, Refusal> {
  const { transfer } = asked;
  if (transfer === undefined) return ok({ asked });
  const plans = readTransferPlans(transfer.grids, scored.tables, scored.scores.asOf);
  if (!plans.ok) return err(refusal(transferRefusal(transfer.name, plans.error), transfer.name));
  const compared = compareTransferPlans(scored.tables, plans.value, scored, { asOf: scored.scores.asOf });
  return compared.ok ? ok({ asked, transfer: { plans: plans.value, comparison: compared.value } }) : err(refusal(scoreFaultText(compared.error)));
}

/** The workbooks of the extras; none when nothing was asked for. */
export async function extraFiles(scored: ScoredRun, { asked, transfer }: PreparedExtras): Promise<OutputFile[]> {
  const files: OutputFile[] = [];
  if (transfer !== undefined) files.push({ path: TRANSFER_BOOK, bytes: await writeWorkbook(buildTransferWorkbook({ ...scored, ...transfer, source: asked.transfer?.name ?? "" })) });
  if (asked.individual === true) files.push({ path: INDIVIDUAL_BOOK, bytes: await writeWorkbook(buildIndividualWorkbook(scored)) });
  return files;
}

/** What run.json says of the extras. The run's number does not hang on them: nothing of the other files changes. */
export const extraOptions = ({ transfer, individual }: Extras): Readonly<Record<string, string>> => ({
  ...(transfer === undefined ? {} : { transfer: `${transfer.name} (SHA-256 ${transfer.sha256})` }), ...(individual === true ? { individual: "true" } : {}),
});

/** What a clerk reads at the end. */
export function extraLines({ asked, transfer }: PreparedExtras): string[] {
  const moved = transfer?.plans.reduce((sum, { moves }) => sum + moves.length, 0) ?? 0;
  return [
    ...(transfer === undefined ? [] : [`異動試算: ${transfer.plans.length} 案（異動 ${moved} 件）を現状と並べました（「${TRANSFER_BOOK}」。人事課だけで使います）`]),
    ...(asked.individual === true ? [`個人準備度（試行）: 「${INDIVIDUAL_BOOK}」を作りました。人事評価には使わず、人事課と本人だけで使ってください（最初のシートをお読みください）`] : []),
  ];
}
