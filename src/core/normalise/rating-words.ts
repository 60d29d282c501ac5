/** Words of skill surveys → level 0-4 (`domain.md` 10.3). Phrases near them below; anything else is `rating_not_recognised`. */
const LEVELS: readonly (readonly [number, string])[] = [
  [4, "指導できる 他者に指導できる 他人に指導できる 人に教えられる 教えられる 他者に教えることができる 指導・展開 指導レベル 指導できるレベル 後進を指導できる 部下を指導できる 人に指導できる 指導可能 教育できる 設計できる 展開できる 熟達 エキスパート 専門家 上級 大変よくできる 非常によくできる 十分できる 優 優秀 秀 とても得意 大いに当てはまる とても当てはまる 非常に当てはまる"],
  [3, "一人でできる 1人でできる ひとりでできる 独力でできる 独力実践 自分でできる 自立してできる 単独でできる 業務で使える 業務で活用できる 実務で使える 実践できる 活用できる できる 出来る よくできる 可能 中級 習得 習得済 良 得意 当てはまる 実務経験あり 経験あり 独力で可能 一通りできる"],
  [2, "補助があればできる 支援があればできる 指導があればできる 助言があればできる サポートがあればできる 手助けがあればできる 教えてもらえばできる 指導を受けながらできる 指示があればできる 補助付き実践 説明・補助付き実践 説明できる 一部できる 部分的にできる 少しできる ある程度できる だいたいできる やや当てはまる どちらともいえない 普通 初級 基本操作ができる 多少できる 補助付きで可能"],
  [1, "知っている 聞いたことがある 名前は知っている 用語を知っている 理解している 概要を理解している 基礎理解 知識がある 知識あり 知識のみ 研修受講済 あまりできない 入門 学習中 勉強中 研修中 見習い 初心者 あまり当てはまらない"],
  [0, "未経験 未習得 できない 出来ない 全くできない まったくできない 経験なし 知らない 分からない わからない 知識なし 劣 当てはまらない 全く当てはまらない まったく当てはまらない 未修得 未取得"],
];

const RATING_WORDS: Readonly<Record<string, number>> = Object.fromEntries(LEVELS.flatMap(([level, words]) => words.split(" ").map((word) => [word, level])));

/** The same meanings in other words, most particular first: help before teaching, teaching before doing alone. */
const PHRASES: readonly (readonly [RegExp, number])[] = [
  [/^(?:全く|まったく|ほとんど)?(?:実務)?(?:未経験|経験(?:が|は)?(?:ない|なし|無し)|(?:実施|操作|活用)?できない)(?:・知識なし|\(未経験\))?$/u, 0],
  [/(?:支援|補助|指導|助言|サポート|手助け|援助|指示|マニュアル).*(?:あれば|受け|ながら|もと).*(?:できる|可能)$/u, 2],
  [/^(?:他者|他人|他の職員|人|部下|後輩|後進|周囲|同僚)(?:を|に|へ)(?:対して)?.*(?:指導|教え|育成|助言).*(?:できる|られる|可能)$/u, 4],
  [/^(?:一人|1人|ひとり|独力|自力|自分|単独|自立|自ら).*(?:できる|可能)$/u, 3],
];

/** Level of a word or short phrase; undefined when its meaning is not plain. */
export function levelOfWords(text: string): number | undefined {
  const exact = RATING_WORDS[text];
  if (exact !== undefined || text.length > 24) return exact;
  return PHRASES.find(([pattern]) => pattern.test(text))?.[1];
}
