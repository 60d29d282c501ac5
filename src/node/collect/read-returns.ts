import { type ReturnedForm, readReturn, recogniseReturn } from "../../core/exchange/return-form.ts";
import type { Unreadable } from "../../core/exchange/tracker.ts";
import type { ReturnForm } from "../../core/model/return-form.ts";
import { describeFault } from "../../core/validate/messages/refusals.ts";
import { EXCHANGE_TEXT } from "../../core/validate/messages/exchange-refusals.ts";
import { readLedger } from "../../xlsx/read/read-ledger.ts";
import { openLocked } from "../distribution/open-locked.ts";
import type { KnownPassword } from "../../output/password-slips.ts";
import { nodeInflater } from "../inflate.ts";
import type { InputBytes } from "../../output/converted-run.ts";
import type { TaskPorts } from "../tasks/task.ts";

export interface Returns {
  readonly forms: readonly ReturnedForm[];
  readonly unreadable: readonly Unreadable[];
}

/** Every returned file on its own: a bad one is listed, the others are taken. */
export async function readReturns(files: readonly InputBytes[], sent: readonly ReturnForm[], passwords: readonly KnownPassword[], ports: TaskPorts): Promise<Returns> {
  const forms: ReturnedForm[] = [];
  const unreadable: Unreadable[] = [];
  for (const [i, file] of files.entries()) {
    ports.progress("返送ファイルを読む", i, files.length);
    const one = await readOne(file, sent, passwords);
    if ("form" in one) forms.push(one);
    else unreadable.push(one);
  }
  return { forms, unreadable };
}

async function readOne(file: InputBytes, sent: readonly ReturnForm[], passwords: readonly KnownPassword[]): Promise<ReturnedForm | Unreadable> {
  const ledger = await readLedger(file.name, openLocked(file.bytes, file.name, passwords) ?? file.bytes, { inflate: nodeInflater });
  if (!ledger.ok) return { file: file.name, deptCode: deptByName(file.name, sent), kind: "unreadable", message: describeFault(ledger.error) };
  const form = recogniseReturn(ledger.value, sent);
  if ("sheets" in form) return readReturn(ledger.value, form);
  if (form.kind === "old_version") return { file: file.name, deptCode: form.deptCode, kind: "old_version", message: EXCHANGE_TEXT.oldVersion(file.name) };
  return { file: file.name, deptCode: deptByName(file.name, sent), kind: "unknown_form", message: EXCHANGE_TEXT.unknownForm(file.name) };
}

/** Only to say whose file could not be read: 「総務部_人事課 (2).xlsx」. */
const deptByName = (name: string, sent: readonly ReturnForm[]): string =>
  sent.find((f) => name.normalize("NFKC").replaceAll(/\s/gu, "").includes(f.deptPath.normalize("NFKC").replaceAll(/[\s]+/gu, "_")))?.deptCode ?? "";
