/** Entry of recorder.html: runs the fixed script in a real Excel and hands over what Excel answered. */
import { connectExcel } from "../excel/connect.ts";
import { NOT_EMPTY, recordExcel, recordingText } from "../excel/recording.ts";
import { download } from "./save.ts";
import { button, h } from "./view/element.ts";
import { faultText, TEXT } from "./wording.ts";

async function record(status: HTMLElement, log: HTMLTextAreaElement): Promise<void> {
  status.textContent = TEXT.recording;
  const connection = await connectExcel();
  if (connection.kind !== "excel") return void (status.textContent = TEXT.recordOnlyInExcel);
  const recording = await recordExcel();
  if (!recording.ok) return void (status.textContent = recording.error.code === NOT_EMPTY ? TEXT.recordOnlyEmpty : faultText(recording.error));
  log.value = recordingText(recording.value);
  log.parentElement?.removeAttribute("hidden");
  download(TEXT.recordName, log.value, "application/json");
  status.textContent = TEXT.recorded;
}

const list = (items: readonly string[]): HTMLElement => h("ol", {}, items.map((item) => h("li", {}, item)));
const status = h("p", { role: "status" });
const log = h("textarea", { id: "log", readonly: true, rows: 8, spellcheck: "false" });
document.getElementById("pane")?.append(
  h("h1", {}, TEXT.recorder), h("p", {}, TEXT.recorderLead), h("h2", {}, TEXT.recorderSteps), list(TEXT.recorderDo), h("h2", {}, TEXT.recorderKept), h("p", {}, TEXT.recorderKeeps), h("p", {}, TEXT.recorderLeaves),
  button(TEXT.record, () => void record(status, log).catch((thrown: unknown) => (status.textContent = String(thrown))), { id: "record" }), status,
  h("p", { hidden: true }, h("label", { for: "log" }, TEXT.recordLog), log),
);
