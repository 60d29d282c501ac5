const HALF = "｡｢｣､･ｦｧｨｩｪｫｬｭｮｯｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ";
const FULL = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
const FULL_OF = new Map([...HALF].map((half, i) => [half, FULL[i] ?? half]));

const PLAIN = "カキクケコサシスセソタチツテトハヒフヘホウワヰヱヲヽかきくけこさしすせそたちつてとはひふへほうゝ";
const VOICED = "ガギグゲゴザジズゼゾダヂヅデドバビブベボヴヷヸヹヺヾがぎぐげござじずぜぞだぢづでどばびぶべぼゔゞ";
const VOICED_OF = new Map([...PLAIN].map((plain, i) => [plain, VOICED[i] ?? plain]));
const SEMI_PLAIN = "ハヒフヘホはひふへほ";
const SEMI_VOICED = "パピプペポぱぴぷぺぽ";
const SEMI_OF = new Map([...SEMI_PLAIN].map((plain, i) => [plain, SEMI_VOICED[i] ?? plain]));

/** Half-width katakana and its punctuation → full width; ﾞ ﾟ join the kana before them (ｶﾞ → ガ), also as U+3099/309A of Mac files. */
export function widenKana(text: string): string {
  if (!/[｡-ﾟ\u3099\u309A゛゜]/u.test(text)) return text;
  return text
    .replace(/[｡-ﾝ]/gu, (c) => FULL_OF.get(c) ?? c)
    .replace(/(.)[ﾞ\u3099゛]/gu, (pair, kana: string) => VOICED_OF.get(kana) ?? pair)
    .replace(/(.)[ﾟ\u309A゜]/gu, (pair, kana: string) => SEMI_OF.get(kana) ?? pair)
    .replace(/ﾞ/gu, "゛").replace(/ﾟ/gu, "゜");
}
