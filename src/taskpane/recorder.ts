/** Entry of recorder.html: runs the fixed script in a real Excel and hands over what Excel answered. */
import { connectExcel } from "../excel/connect.ts";
import { recordExcel } from "../excel/recording.ts";
import { download } from "./save.ts";
import { button, h } from "./view/element.ts";
import { TEXT } from "./wording.ts";

async function record(status: HTMLElement): Promise<void> {
  status.textContent = TEXT.recording;
  const connection = await connectExcel();
  if (connection.kind !== "excel") return void (status.textContent = TEXT.recordOnlyInExcel);
  download(TEXT.recordName, `${JSON.stringify(await recordExcel(), null, 1)}\n`, "application/json");
  status.textContent = TEXT.recorded;
}

const status = h("p", { role: "status" });
document.getElementById("pane")?.append(h("h1", {}, TEXT.recorder), h("p", {}, TEXT.recorderLead), button(TEXT.record, () => void record(status).catch((thrown: unknown) => (status.textContent = String(thrown))), { id: "record" }), status);
