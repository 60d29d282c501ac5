/** Characters CP932 has, from the platform's own decoder; private-use codes (gaiji) left out. Built on first use. */
let repertoire: ReadonlySet<string> | undefined;

const LEAD_BYTES: readonly (readonly [number, number])[] = [[0x81, 0x9f], [0xe0, 0xfc]];

function build(): ReadonlySet<string> {
  const decoder = new TextDecoder("shift_jis");
  const characters = new Set<string>();
  for (let byte = 0x20; byte < 0x7f; byte++) characters.add(String.fromCharCode(byte));
  for (let byte = 0xa1; byte <= 0xdf; byte++) characters.add(decoder.decode(new Uint8Array([byte])));
  for (const [first, last] of LEAD_BYTES) for (let lead = first; lead <= last; lead++) addRow(characters, decoder, lead);
  return characters;
}

function addRow(characters: Set<string>, decoder: TextDecoder, lead: number): void {
  for (let trail = 0x40; trail <= 0xfc; trail++) {
    if (trail === 0x7f) continue;
    const text = decoder.decode(new Uint8Array([lead, trail]));
    if ([...text].length === 1 && !/[\ufffd\ue000-\uf8ff]/u.test(text)) characters.add(text);
  }
}

/** Whether CP932 (Shift_JIS with NEC and IBM extensions) has the character. */
export function inShiftJis(character: string): boolean {
  repertoire ??= build();
  return repertoire.has(character);
}
