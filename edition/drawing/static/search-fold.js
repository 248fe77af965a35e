// Folds text for the search: what a reader takes for the same becomes the same. Knows nothing of the page.
"use strict";

{
  const CJK = "\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff";
  const SMALL = "ぁぃぅぇぉっゃゅょゎゕゖ";
  const LARGE = "あいうえおつやゆよわかけ";
  // Old and variant kanji, and in the same order what stands for them today: JPVariants of OpenCC (Apache 2.0, from
  // the list of kanji for common use), and variants that are frequent in names.
  const OLD =
    "乘亂亙亞佛來假傳僞價儉兒內兩剎剩劍劑勞勳勵勸勻區卷卻參吳咒啞單噓嚙嚴囑圈國圍圓圖團增墮壓壘壞壤壯壹壽奧奬妝孃學寢實寫寬寶將專對屆屬峯峽嶽巖巢帶廁廢廣廳彈彌彎彥徑從徵德恆" +
    "悅惠惡惱慘應懷戀戰戲戶戾拂拔拜挾插揭搔搖搜摑擇擊擔據擴攝攪收效敕敘數斷晉晚晝暨曆曉曾會枡查條棧棱榆榮樂樓樞樣橫檢櫻權歐歡步歲歷歸殘殼毆每氣污沒涉淚淨淺渴潑溪溫溼滯滿潛澀" +
    "澤濟濤濱濾瀧瀨灣焰燈燒營爐爭爲牀犧狀狹獨獵獸獻瓣產畫當疊疎痹瘦癡發皋盜盡碎祕祿禦禪禮禱稅稱稻穎穗穩穰竈竊粹糉絕絲經綠緖緣縣縱總繫繡繩繪繼續纔纖缺罐羣聯聰聲聽肅脣脫腦腳膽" +
    "臟臺與舉舊舍荔莊莖菸萊萬蔣蔥薰藏藝藥蘆處虛號螢蟲蠟蠶蠻裝覺覽觀觸說謠證譯譽讀變讓豐豫貓貳賣賴贊贗踐輕輛轉辨辭辯遞遥遲邊鄉酢醉醱醫醬釀釋鋪錄錢鍊鐵鑄鑛閱關陷隨險隱雙雜雞霸" +
    "靈靜顏顯餘騷驅驗驛髓體髮鬥鱉鷗鹼鹽麥麪麴黃黑默點黨齊齋齒齡龍龜髙﨑濵邉衞嶋嶌冲躪寳曻桒栁槗附靑淸敎卽旣槪硏飮囘裡囯鬪舘濶燿尅";
  const TODAY =
    "乗乱亘亜仏来仮伝偽価倹児内両刹剰剣剤労勲励勧匀区巻却参呉呪唖単嘘噛厳嘱圏国囲円図団増堕圧塁壊壌壮壱寿奥奨粧嬢学寝実写寛宝将専対届属峰峡岳巌巣帯厠廃広庁弾弥弯彦径従徴徳恒" +
    "悦恵悪悩惨応懐恋戦戯戸戻払抜拝挟挿掲掻揺捜掴択撃担拠拡摂撹収効勅叙数断晋晩昼曁暦暁曽会桝査条桟稜楡栄楽楼枢様横検桜権欧歓歩歳歴帰残殻殴毎気汚没渉涙浄浅渇溌渓温湿滞満潜渋" +
    "沢済涛浜沪滝瀬湾焔灯焼営炉争為床犠状狭独猟獣献弁産画当畳疏痺痩痴発皐盗尽砕秘禄御禅礼祷税称稲頴穂穏穣竃窃粋粽絶糸経緑緒縁県縦総繋繍縄絵継続才繊欠缶群連聡声聴粛唇脱脳脚胆" +
    "臓台与挙旧舎茘荘茎煙莱万蒋葱薫蔵芸薬芦処虚号蛍虫蝋蚕蛮装覚覧観触説謡証訳誉読変譲豊予猫弐売頼賛贋践軽輌転弁辞弁逓遙遅辺郷醋酔醗医醤醸釈舗録銭錬鉄鋳鉱閲関陥随険隠双雑鶏覇" +
    "霊静顔顕余騒駆験駅髄体髪闘鼈鴎鹸塩麦麺麹黄黒黙点党斉斎歯齢竜亀高崎浜辺衛島島沖躙宝昇桑柳橋付青清教即既概研飲回裏国闘館闊耀克";

  const today = new Map([...OLD].map((kanji, index) => [kanji, TODAY[index]]));

  /** Steps of [what, by what]; each works on what the one before has left. */
  const BEFORE_SPELLINGS = [
    // A character with its marks: width (NFKC) and case.
    [/[^][\p{M}\uff9e\uff9f]*/gu, (cluster) => cluster.normalize("NFKC").toLowerCase()],
    [/[\u00c0-\u024f]/g, (letter) => letter.normalize("NFD")[0]],
    [/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60)],
    [new RegExp(`[${SMALL}]`, "g"), (kana) => LARGE[SMALL.indexOf(kana)]],
    [/ゔ[あいえおゆ]?/g, (kana) => ({ あ: "ば", い: "び", え: "べ", お: "ぼ", ゆ: "びゆ" })[kana[1]] ?? "ぶ"],
    [/[ぢづ]/g, (kana) => (kana === "ぢ" ? "じ" : "ず")],
    [/[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu, ""], // selectors of variants
    [new RegExp(`[${OLD}]`, "g"), (kanji) => today.get(kanji)],
  ];
  const AFTER_SPELLINGS = [
    [/ー/g, ""],
    [/\b[a-z](?:\.[a-z])+\b\.?/g, (initials) => initials.replaceAll(".", "")],
    [/['’ʼ]s\b|['’ʼ]/g, ""],
    // Whatever is no letter, number, % or +; quick to pass over letters and single spaces.
    [/(?![a-z0-9\u3041-\u3096\u4e00-\u9fff]) *[^ \p{L}\p{M}\p{N}%+][^\p{L}\p{M}\p{N}%+]*| {2,}/gu, " "],
    [new RegExp(`(?<=[${CJK}]) | (?=[${CJK}])`, "g"), ""],
  ];

  const ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
  const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
  const NUMBER = new RegExp(`\\b(?:(${TENS.join("|")})(?: (${ONES.slice(1, 10).join("|")}))?|${ONES.join("|")})\\b`, "g");
  const kanjiNumber = (digits) => {
    if (!/[十百千]/.test(digits)) return digits.replace(/./g, (digit) => "〇一二三四五六七八九".indexOf(digit));
    const units = [["千", 1000], ["百", 100], ["十", 10]];
    const sum = units.reduce(([total, rest], [unit, value]) => {
      const [many, after] = rest.includes(unit) ? rest.split(unit) : ["〇", rest];
      return [total + (many ? Number(kanjiNumber(many)) : 1) * value, after];
    }, [0, digits]);
    return String(sum[0] + Number(kanjiNumber(sum[1])));
  };
  const ENDING = "[いきしちにひみりぎじびえけせてねめれげぜでべうくすつぬふむるぐぶ]"; // of the stem of a verb

  /** Forms of words that become the same only where the words as they are typed are not in the report. */
  const LOOSE = [
    // 引き上げ, 引上げ, 引上; not the particle before another word.
    [new RegExp(`(?<=[\u4e00-\u9fff])${ENDING}(?=[\u4e00-\u9fff])`, "g"), ""],
    [new RegExp(`(?<=[\u4e00-\u9fff]{2})${ENDING}(?=$|[^\u3041-\u3096]|[をにのがはとでもや])`, "g"), ""],
    [/[〇一二三四五六七八九十百千]+/g, kanjiNumber],
    [NUMBER, (word) => {
      const [ten, one] = word.split(" ");
      return String(TENS.includes(ten) ? (TENS.indexOf(ten) + 2) * 10 + (one ? ONES.indexOf(one) : 0) : ONES.indexOf(word));
    }],
    [/(?<=\d) ?(?:per ?cent\b|ばせんと|ぱせんと)/g, "%"],
    [/\b([a-z]{2,})(?=\d+\b)/g, (letters) => `${letters} `],
    // British and American spellings.
    [/(?<=\b[a-z]{3,})our(?=s?\b|(?:ed|ings?|ers?|able|abl[ey]|ite|hoods?|less|ful|ly|al|ism)\b)/g, "or"],
    [/(?<=\b[a-z]{3,})is(?=(?:e[sd]?|ers?|ing|ations?|ational)\b)/g, "iz"],
    [/(?<=\b[a-z]{3,})ys(?=(?:e[sd]?|ers?|ing)\b)/g, "yz"],
    [/\b(?:def|off|pret|lic)ence(?=s?\b|less\b)/g, (word) => word.replace("ence", "ense")],
    [/(?<=\b[a-z]{2,}[tb])re(?=s?\b)/g, "er"],
    [/(?<=[aeiou][^aeiou ]+e)ll(?=(?:ed|ing|ers?)\b)/g, "l"],
    [/\bgrey/g, "gray"],
    [/\bprogramme(?=s?\b)/g, "program"],
    [/(?<=\b[a-z]{3,})ogue(?=s?\b)/g, "og"],
    [/(?<=dg)ement/g, "ment"],
  ];
  const IGNORED = new Set("a an and are as at be by did do does for from had has have how i in into is it its of on or our should than that the their them there they this to was we were what when where which who why will with would you".split(" "));

  const ROWS = ["あいうえお", "kかきくけこ", "sさしすせそ", "tたちつてと", "nなにぬねの", "hはひふへほ", "mまみむめも", "rらりるれろ", "gがぎぐげご", "zざじずぜぞ", "dだぢづでど", "bばびぶべぼ", "pぱぴぷぺぽ", "yや ゆ よ", "wわ   を"];
  const LETTERS = new Map([["ん", "n"], ["ー", ""], ["ゔ", "b"], ["っ", "q"]]);
  for (const row of ROWS) {
    const [start, kana] = /[a-z]/.test(row[0]) ? [row[0], row.slice(1)] : ["", row];
    [...kana].forEach((each, vowel) => LETTERS.set(each, start + "aiueo"[vowel]));
  }
  const SMALL_VOWEL = { ゃ: "ya", ゅ: "yu", ょ: "yo", ぁ: "a", ぃ: "i", ぅ: "u", ぇ: "e", ぉ: "o", ゎ: "wa" };

  const rewrite = (text, steps) => steps.reduce((rest, [what, by]) => rest.replace(what, by), text);

  const spellingStep = (spellings) => {
    const folded = spellings.map((group) => group.map((word) => rewrite(word, BEFORE_SPELLINGS)));
    const first = new Map(folded.flatMap(([to, ...others]) => others.map((other) => [other, to])));
    const longestFirst = [...first.keys()].sort((a, b) => b.length - a.length);
    return longestFirst.length ? [[new RegExp(longestFirst.join("|"), "g"), (word) => first.get(word)]] : [];
  };

  globalThis.SearchFold = class SearchFold {
    /** Kana that may stand between words of one query. */
    static BETWEEN = ["の"];

    constructor(spellings) {
      this.steps = [...BEFORE_SPELLINGS, ...spellingStep(spellings), ...AFTER_SPELLINGS];
    }

    /** The folded text. The first step is taken at once: same outcome, many times faster. */
    fold(text) {
      return rewrite(text.normalize("NFKC").toLowerCase(), this.steps.slice(1));
    }

    /** A folded text without what tells forms of a word apart. */
    loosen(folded) {
      return rewrite(folded, LOOSE);
    }

    /** Whether a text has kana or kanji, which are wide. */
    static isWide(text) {
      return /[\u3040-\u9fff]/.test(text);
    }

    isIgnored(word) {
      return IGNORED.has(word);
    }

    /** How a word in kana or in Roman letters sounds, by whatever system; "" for any other word. */
    static sound(text) {
      const kana = text.normalize("NFKC").toLowerCase().replace(/[ァ-ヶ]/g, (each) => String.fromCharCode(each.charCodeAt(0) - 0x60));
      const plain = kana.replace(/[\u00c0-\u024f]/g, (letter) => letter.normalize("NFD")[0]).replace(/[\s'’・-]/g, "");
      if (!/^(?:[a-z]+|[\u3041-\u3096ー]+)$/.test(plain)) return "";
      return plain
        .replace(/[\u3041-\u3096ー]/g, (each) => LETTERS.get(each) ?? `-${SMALL_VOWEL[each] ?? ""}`)
        .replace(/i-(?=y)|[aiueo]-(?=[aiueo])|-/g, "")
        .replace(/q(.)/g, "$1$1")
        .replace(/[tc]ch/g, "tty")
        .replace(/sh|ch|ts|f|jy?|d(?=[iu])/g, (each) => ({ sh: "sy", ch: "ty", ts: "t", f: "h", j: "zy", jy: "zy", d: "z" })[each])
        .replace(/([stz])yi/g, "$1i")
        .replace(/m(?=[bpm])/g, "n")
        .replace(/oh(?![aiueoy])/g, "o")
        .replace(/ou|o{2,}/g, "o")
        .replace(/([aiue])\1+/g, "$1");
    }

    /** The folded text with, for each of its characters, where that begins and ends in `text`. */
    foldWithPlaces(text, isLoose = false) {
      const places = Array.from({ length: text.length }, (_, index) => index);
      let now = { text, begins: places, ends: places.map((place) => place + 1) };
      for (const [what, by] of isLoose ? [...this.steps, ...LOOSE] : this.steps) {
        const next = { text: "", begins: [], ends: [] };
        let done = 0;
        const keep = (until) => {
          next.text += now.text.slice(done, until);
          for (; done < until; done += 1) {
            next.begins.push(now.begins[done]);
            next.ends.push(now.ends[done]);
          }
        };
        for (const { 0: found, index } of now.text.matchAll(what)) {
          keep(index);
          done = index + found.length;
          const put = typeof by === "string" ? by : by(found);
          next.text += put;
          for (let unit = 0; unit < put.length; unit += 1) {
            next.begins.push(now.begins[index]);
            next.ends.push(now.ends[done - 1]);
          }
        }
        keep(now.text.length);
        now = next;
      }
      return now;
    }
  };
}
