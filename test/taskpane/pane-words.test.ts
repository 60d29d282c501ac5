import { deepEqual, equal, ok } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { convertFaultMessage } from "../../src/core/validate/messages/convert-refusals.ts";
import { EXCHANGE_TEXT } from "../../src/core/validate/messages/exchange-refusals.ts";
import { inPane } from "../../src/taskpane/pane-words.ts";
import { TEXT } from "../../src/taskpane/wording.ts";
import { ROOT } from "../support/command-line.ts";

const MESSAGES = join(ROOT, "src/core/validate/messages");
/** Refusals of the files given beside the ledgers stand with their readers. */
const GIVEN = join(ROOT, "src/output/given");
const OPTION = /(?<![-\w])--[a-z]/u;

describe("words of the pane", () => {
  it("name no option of the command line, in no message the page can show", () => {
    const lines = [...readdirSync(MESSAGES).map((file) => join(MESSAGES, file)), ...readdirSync(GIVEN).map((file) => join(GIVEN, file))].flatMap((file) => readFileSync(file, "utf8").split("\n")).filter((line) => OPTION.test(line));
    ok(lines.length > 5, "there are such messages for the terminal");
    deepEqual(lines.map(inPane).filter((line) => OPTION.test(line)), []);
    ok(!OPTION.test(readFileSync(join(ROOT, "src/taskpane/wording.ts"), "utf8")));
    ok(!OPTION.test(readFileSync(join(ROOT, "src/taskpane/extra-wording.ts"), "utf8")));
    ok(Object.values(TEXT).length > 50);
  });

  it("say what to do on the page instead", () => {
    equal(inPane(convertFaultMessage({ kind: "no_staff", files: [] })).includes("--"), false);
    equal(inPane("--as-of 2026-04-01 の形で基準日を指定するか、名簿に書いてください。"), "「台帳を選ぶ」の基準日の欄で指定するか、名簿に書いてください。");
    equal(inPane("見出しを「氏名」に直すか、対応表（--profile）で指定してください。"), "見出しを「氏名」に直すか、「表を確かめる」の列の対応で選んでください。");
    equal(inPane("列を持つ表を --crosswalk で指定してください。"), "列を持つ表を「その他のファイル」の「新旧対照表」で指定してください。");
    equal(inPane("--masters のフォルダーから出し、設定シートの値を使うときは --settings に指定してください（--settings 分析.xlsx）。"), "「その他のファイル」の「マスタ」のフォルダーから出し、設定シートの値を使うときは「その他のファイル」の「設定」に指定してください。");
    equal(inPane(EXCHANGE_TEXT.noPassword("総務課", "控え.csv")), "「控え.csv」に所属「総務課」のパスワードがありません。行を加えるか、「新しく作って付ける」を選んでください。");
    equal(inPane("csv を --allow に指定します"), "csv を一括処理に指定します");
    equal(inPane("計算に使う列であれば、対応表（プロファイル）で項目を指定してください。"), "計算に使う列であれば、「表を確かめる」の列の対応で選んでください。");
    equal(inPane("日付は 2026-04-01 です。"), "日付は 2026-04-01 です。");
  });
});
