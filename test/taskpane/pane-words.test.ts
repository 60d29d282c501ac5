import { deepEqual, equal, ok } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { convertFaultMessage } from "../../src/core/validate/messages/convert-refusals.ts";
import { inPane } from "../../src/taskpane/pane-words.ts";
import { TEXT } from "../../src/taskpane/wording.ts";
import { ROOT } from "../support/command-line.ts";

const MESSAGES = join(ROOT, "src/core/validate/messages");
const OPTION = /(?<![-\w])--[a-z]/u;

describe("words of the pane", () => {
  it("name no option of the command line, in no message the page can show", () => {
    const lines = readdirSync(MESSAGES).flatMap((file) => readFileSync(join(MESSAGES, file), "utf8").split("\n")).filter((line) => OPTION.test(line));
    ok(lines.length > 5, "there are such messages for the terminal");
    deepEqual(lines.map(inPane).filter((line) => OPTION.test(line)), []);
    ok(!OPTION.test(readFileSync(join(ROOT, "src/taskpane/wording.ts"), "utf8")));
    ok(Object.values(TEXT).length > 50);
  });

  it("say what to do on the page instead", () => {
    equal(inPane(convertFaultMessage({ kind: "no_staff", files: [] })).includes("--"), false);
    equal(inPane("--as-of 2026-04-01 の形で基準日を指定するか、名簿に書いてください。"), "「台帳を選ぶ」の基準日の欄で指定するか、名簿に書いてください。");
    equal(inPane("見出しを「氏名」に直すか、対応表（--profile）で指定してください。"), "見出しを「氏名」に直すか、「表を確かめる」の列の対応で選んでください。");
    equal(inPane("列を持つ表を --crosswalk で指定してください。"), "列を持つ表を一括処理で指定してください。");
    equal(inPane("計算に使う列であれば、対応表（プロファイル）で項目を指定してください。"), "計算に使う列であれば、「表を確かめる」の列の対応で選んでください。");
    equal(inPane("日付は 2026-04-01 です。"), "日付は 2026-04-01 です。");
  });
});
