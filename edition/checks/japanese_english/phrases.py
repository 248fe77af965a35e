"""What hedges, strengths and negations are in Japanese and in English. Pure."""

from edition.checks.wording import Speech, table

JAPANESE = Speech(
    no="ない",
    quoted=r"「[^「」]*」|『[^『』]*』",
    idioms=r"(?:だけで|のみなら|ばかりで)は?(?:なく|ず|ない)|ざるを得(?:ない|ません)|(?:かもしれ|かね|に違い)(?:ない|ません)"
    r"|(?:なけれ|ね|なくて|せね)ば?は?[ない][らりけ](?:ない|ません|ず)|少なく|ないわけに[はも]?(?:いか(?:ない|ず)|いきません)|とどまらず"
    r"|(?:ま|間|ほど|やむ|[も漏]れ|限り|遅滞|滞り|例外|間違い|問題|支障|間断|切れ目|何度と|遠慮)も?なく|(?:計り知れ|欠かせ|かけがえの|揺るぎ)(?:ない|なく|ません)"
    r"|(?:かかわ|関わ|拘|問|のみな)[らわ]?ず|[必まみ先]ず",
    denial=r"(?<![少つ行損伴危])ない(?!か)|なく(?![さすな]|し(?!て[^い]))|なかった|なければ|(?<![み見])(?<!待った)なし|ません"
    r"|[^一-龠]ず(?=[、にとも。])|(?<=[かさたなまらばけせてねめれべえげ])ず(?=[一-龠ァ-ヶ])|(?<=[かさたらまばなべせえけれげね])ぬ",
    denial_within="(?:(?<!抑)止|[非不無欠廃除退]|(?<!拘)禁)[非不無禁欠廃除退止]*|反対|拒否|否定|防[ぐい]|とどま|のみ|だけ|(?<![権期])限|以外|待ったなし|反し"
    "|離れ|決別|なき|未(?!だ)",
)
ENGLISH = Speech(
    no="not, no",
    quoted=r"“[^“”]*”|\"[^\"]*\"",
    idioms=r"\bnot (?:only|just|merely)\b|\bno (?:later|less|fewer|more) than\b|\bno doubt\b"
    r"|\bwithout (?:delay|fail|exception)\b|\b(?:no choice|cannot) but\b",
    denial=r"\b(?:neither|not|no(?!\.\s?\d)|none|never|cannot|without|nothing|nobody)\b|n[’']t\b",
    denial_within=r"\b(?:nor|only|other than|rather|unless|instead|short of|until|outside|free from"
    r"|free(?! (?:and|to|trade|press|speech|market|world|will|from|elect|express))"
    r"|zero tolerance|yet to|must [^.]{1,80}, or)\b"
    r"|\b(?:lack|fail|oppos|prohibit|refrain|avoid|prevent|ban|stop|halt|suspend|ceas|break|end|abol|negat|eliminat|refus|reject|limit"
    r"|restrict|hardly|barely|scarcely|seldom|rarely|den[iy]|dis|non|mis|un(?!i|der|til)|im(?:poss|prop|meas)"
    r"|in(?:suff|abil|comp|val|corr|sec|eff|equ|just|tol|adeq|acc|app|cons|evit|human|dispens)|illeg|irre[gps])|(?:less|-free)\b",
)
_AMOUNT = "(?<=[0-9０-９%％円年人歳日月割倍か国つ件])"
#: What may stand for should and must.
_RULE = "ざるを[得え]|ください|場合|とき|もの(?=[とでだ。]|$)|こと(?=[と。]|$|[がは](?:重要|大切|肝))"
_FIGURE = (
    r"(?= (?:US)?[$¥€]?\d| (?:an?|one|two|three|four|five|six|seven|eight|nine|ten|half|all|\w+ty|hundred)\b)"
)

#: Each must have its counterpart: they are counted.
HEDGES = table(rf"""
原則 (in principle)
    (?<!三)原則(?=として|とし[、て]|[、一-龠で])(?!的価値) ~ 基本的に|一般に|通常|通例
    \bin (?:general )?principle\b|\bas a (?:general )?rule\b ~ principle\b|generally|normal
等, など (and others)
    (?<=[一-龠ァ-ヶA-Za-z)）])(?<![対平均同])等(?=[のをにでへ、。）)・]|$)|など
        ~ 等|はじめ|といった|のよう|例|たとえば|ほか|他|ら|含
    \bsuch(?: \w+)? as\b|\band (?:others|so on|the like)\b|\bamong others\b|\betc\b
        ~ \bor the\b|other|includ|among|example|like|various|elsewhere|related
可能な限り (as far as possible)
    可能な限り|できる限り|できるだけ ~ 限り|極力|なるべく|速やか|早急|早期|一日も早
    as \w+ as (?:is )?(?:possible|practicable|\w+ can)|to the (?:\w+ )?extent ~ extent|possible
必要に応じ (where necessary)
    必要に応じ|必要な場合 ~ 必要|適宜|随時
    \b(?:as|if|when|where) (?:necessary|needed|appropriate|required)\b ~ necess|need|appropriate|requir
約 (about)
    (?<![一-龠])(?:約|およそ|おおよそ|ほぼ|おおむね|概ね)(?=[0-9０-９一二三四五六七八九十])
        |{_AMOUNT}程度(?!の差)
        ~ 約|およそ|おおよそ|ほぼ|概ね|おおむね|だいたい|大体|ざっと|程度|前後|内外|ほど|くらい|ぐらい|近く
        |弱|強|余|規模
    \b(?:about|approximately|around|roughly|nearly|almost|some){_FIGURE}
        ~ about|approximately|around|roughly|some|nearly|almost|or so|order of|virtually|most|generally
        |broadly|practically
ほぼ, おおむね (almost)
    (?:ほぼ|おおむね|概ね)(?![0-9０-９一二三四五六七八九十])
    ~ almost|nearly|most|large|rough|broad|general|virtual|practical|essential|substantial|basic|main|about
        |approximat|by and large|on the whole|more or less|close to|much|around|normal|typical|usual|all but
とされる (is said)
    (?<=[るただいうくむ])(?<!もの)(?<!こと)とされ(?:て(?:い(?:る|ます|た)|おり)|る|ます)
    ~ sa(?:id|ys?)|report|consider|regard|belie|thought|think|deem|suppos|alleg|accord|claim|underst|held
        |hold|seen|known|estimat|expect|apparent|seem|likely|defin|stipul|set |treat|prescrib|provid|describ
        |reput|assum|stat|recogn|accept|view|judg|presum|should|shall|(?:is|are) to\b|must
一部の (some)
    (?<!唯)一部の
    ~ some|part|certain|portion|few|several|section|minorit|segment|number of|select|except|limited|fraction
        |one of|specific
以上 (or more)
    {_AMOUNT}以上 ~ 以上|少なくとも|最低|超え|経過|以降|経た|下回
    \bat least\b|\bor (?:more|older|over|above|higher)\b|\bno (?:less|fewer) than\b
        ~ (?:more|less) than|over|faster|longer|exceed|above
以下 (or less)
    {_AMOUNT}以[下内]|最[大高長](?=[約0-9０-９一二三四五六七八九十百千]) ~ 以[下内]|まで|最[大高長多]|上限
        |超えない|未満
    \bor (?:less|fewer|below|under)\b|\bat most\b|\bup to(?= [$¥€\d])|\b(?:no|not) (?:more|later) than\b
        ~ (?:more|less) than|up to|within|exceed|maxim|below|under|at most
        |as (?:much|many|high|long|large) as|limit|\bcap|ceiling|largest|highest|longest|biggest|greatest
        |peak|no longer|top
未満 (less than)
    {_AMOUNT}未満 ~ 未満|以下|満た|下回|足ら|届|より少
    (?<!no )\b(?:less|fewer) than\b|\b(?:under|below)(?= [$¥€\d]) ~ less|fewer|under|below
超 (more than)
    {_AMOUNT}超|を超え|を上回 ~ 超|以上|上回|余|より|越え|過ぎ
    (?<!no )(?<!not )\b(?:more than|over)(?= [$¥€\d]|(?<=than) (?:half|an?|two|three|ten)\b)
        ~ more|over|exceed|beyond|above|surpass|slightly|greater|larger|\w+er than|past|cross|breach
含む (including)
    を含む|を含め|をはじめ ~ 含|など|等|はじめ|うち|とりわけ|特に|例
    \bincluding\b ~ includ|contain|such as|among|compris|well as|with|cover
例えば (for example)
    例えば|たとえば|[(（]例[:：] ~ 例|など|等
    \bfor (?:example|instance)\b|\be\.g\. ~ example|instance|such|like
かもしれない (may)
    かもしれ|可能性があ|(?:し|なり|あり|起こり|生じ)得(?:る|ます)
        ~ かも|可能|得|うる|でき|おそれ|恐れ|場合|もよい|認め|ことがあ|許|かね|ことも|られ
    (?<!in )(?<!of )\b(?-i:may|might)\b(?!\s\d) ~ may|might|could|possib|can|potential|likely|able
但し (however)
    [但ただ]し(?=、)|(?<=[(（])但し
        ~ ただし|但し|しかし|一方|もっとも|とはいえ|だが|が、|ものの|除|ながら|条件|限り
    \bprovided,? (?:that|however)\b ~ however|but|provided|except|though|only|yet
いわゆる (so-called)
    いわゆる ~ 言われ|呼ばれ|という|と呼|称
    so-called ~ what (?:is|are) (?:known|called)|known as
おそれ (risk)
    おそれ|恐れ
    ~ risk|fear|danger|could|may|might|likely
かねない (could)
    かねません|かねない
    ~ could|may|might|risk|would|can
暫定 (provisional)
    暫定 ~ 仮|当面|一時|中間|臨時
    provisional|interim|tentative ~ temporar
非公式 (unofficial)
    非公式 ~ 私的|内々|略式|インフォーマル
    unofficial|informal
""")
#: Of a commitment, as docs/translating.md has them: one verb may be two in the other language.
STRENGTHS = table(rf"""
検討 (consider)
    検討(?!会|委員|チーム) ~ 考え|考慮|精査|見直|審議|研究|調査|調べ|検証|学|探|模索|分析|議論|協議
    \bconsider(?:s|ing)?\b|\bwill (?:study|examine|explore|look into)\b ~ look|assess|evaluat|discuss|weigh
        |think|investigat| consider|stud|examin|review|explor|deliberat
議論する (discuss)
    議論し|議論を(?:進|行|深|重|始|尽く) ~ 議|検|話|論|語|意見|交渉|取り上げ|相談|述|扱|触れ
    \bwill (?:discuss|debate)\b ~ discuss|debat|deliberat|talk|consider|consult|argu|dialog|negotiat|examin
        |conversation|explor|exchang|question
目指す (aim)
    (?:目指|めざ)[しすせ] ~ 目標|目的|狙|図|向け|ため|志向
    \baim(?:s|ing)? (?:to|for|at)\b|\bstriv ~ aim|seek|strive|toward|pursu|goal
進める (advance)
    を(?:進め|推進し|促進し)(?!る?ため) ~ 進|推|促
    \b(?:advanc|promot)(?:e|ing)\b
        ~ advanc|promot|conduct|undertak|implement|execut|expand|extend|enhanc|strengthen|deepen|build
        |introduc|facilit|foster|encourag|boost|step|speed|ahead|forward|roll|driv|work|stead|gradual
        |support|shift|further|proceed|pursu|push|progress|accelerat|carry|develop|move|continu|turning
図る, 取り組む, 努める (work to)
    を(?:図[りるっ]|はか[りるっ])|に(?:取り組[みむん]|努め) ~ 図|はか|取り?組|努|向け|目指|働|よう|力|尽|励
        |頑張
    \bmak(?:e|es|ing) (?:\w+ )?efforts?\b|\bwork(?:s|ing)? (?:to|on|towards?)\b|\bendeavou?r
        ~ work|effort|seek|striv|address|tackl|engag|try|pursu|aim|endeav|attempt|commit
求める (call for)
    求め(?:ます|る(?!声)|て)|呼び[か掛]け(?:ます|る(?!声)|て)|要[請求]し(?:ます|て) ~ 求|要求|要請|呼び|訴え
        |働きか|促|唱
    \bcall(?:s|ing|ed)? (?:for|on|upon)\b ~ call|urg|seek|ask|demand|request|requir|want|appeal|encourag
        |invit|press|remind|insist|advis|alert
働きかける (urge)
    働きか(?:け(?:ます|る|て)) ~ 促|求め|要請|強く|迫|呼びか|訴え|働きか
    \burg(?:e|es|ing)\b ~ urg|call|encourag|press|appeal|effort|lobby|engag|approach|persua
べき (should)
    べき(?=[でとだ。、な])
        ~ べ[きし]|必要|望まし|求められ|なければ|ねば|はな[らり]|{_RULE}|[方う]が|とよい|ように|はず
    \b(?:should|ought)\b ~ should|ought|must|need
なければならない (must)
    (?:なければ|ね?ば|なくては)な[らり]
        ~ なければ|ねば|なくては|必要|べ[きし]|義務|不可欠|必ず|{_RULE}|させ|はな[らり]|禁|ないと
    \b(?:must|have to|has to)\b
        ~ must|have to|has to|need|shall|should|requir|oblig|essential|indispensab|necess
ものとする (shall)
    ものとする|ものとします
    ~ shall|will|must|(?:is|are) to\b|should
""")
