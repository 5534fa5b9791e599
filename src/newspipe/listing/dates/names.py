"""Names of months and weekdays, and the words around them: data, in the order of the calendar.

Forms are inflected (`июля`, `heinäkuuta`), abbreviated (`sept`, `juil`) and regional (`setiembre`, `Jänner`); they
follow the Unicode CLDR, with what newsrooms print besides. A blank inside a name is written as `_`. How a form is
folded before it is looked up stands in `fold`; accents and case play no part. A form that is one month in one language
and another month in another is in no table.
"""

import re
import unicodedata

_MONTHS = """
en january jan|february feb febr|march mar|april apr|may|june jun|july jul|august aug|september sep sept|october oct|november nov|december dec
fr janvier janv jan|février févr fév fevr|mars|avril avr|mai|juin|juillet juil juill|août aout|septembre sept sep|octobre oct|novembre nov|décembre déc
es enero ene|febrero feb|marzo mar|abril abr|mayo may|junio jun|julio jul|agosto ago|septiembre setiembre sept sep set|octubre oct|noviembre nov|diciembre dic
pt janeiro jan|fevereiro fev|março mar|abril abr|maio mai|junho jun|julho jul|agosto ago|setembro set|outubro out|novembro nov|dezembro dez
de januar jänner jan jän|februar feber feb|märz mär mrz maerz|april apr|mai|juni jun|juli jul|august aug|september sept sep|oktober okt|november nov|dezember dez
it gennaio gen genn|febbraio feb febbr|marzo mar|aprile apr|maggio mag|giugno giu|luglio lug|agosto ago|settembre set sett|ottobre ott|novembre nov|dicembre dic
nl januari jan|februari feb|maart mrt|april apr|mei|juni jun|juli jul|augustus aug|september sep sept|oktober okt|november nov|december dec
ru январь января янв|февраль февраля февр фев|март марта мар|апрель апреля апр|май мая|июнь июня июн|июль июля июл|август августа авг|сентябрь сентября сент сен|октябрь октября окт|ноябрь ноября нояб ноя|декабрь декабря дек
uk січень січня січ|лютий лютого лют|березень березня бер|квітень квітня квіт кві|травень травня трав тра|червень червня черв чер|липень липня лип|серпень серпня серп сер|вересень вересня вер|жовтень жовтня жовт жов|листопад листопада лист лис|грудень грудня груд гру
pl styczeń stycznia sty|luty lutego lut|marzec marca mar|kwiecień kwietnia kwi|maj maja|czerwiec czerwca cze|lipiec lipca lip|sierpień sierpnia sie|wrzesień września wrz|październik października paź|listopad listopada lis|grudzień grudnia gru
cs leden ledna led|únor února úno|březen března bře|duben dubna dub|květen května kvě|červen června čvn čer|červenec července čvc čec|srpen srpna srp|září zář|říjen října říj|listopad listopadu lis|prosinec prosince pro pros
tr ocak oca|şubat şub|mart mar|nisan nis|mayıs may|haziran haz|temmuz tem|ağustos ağu|eylül eyl|ekim eki|kasım kas|aralık ara
el ιανουάριος ιανουαρίου ιαν|φεβρουάριος φεβρουαρίου φεβ φεβρ|μάρτιος μαρτίου μαρ|απρίλιος απριλίου απρ|μάιος μαΐου μαι|ιούνιος ιουνίου ιουν|ιούλιος ιουλίου ιουλ|αύγουστος αυγούστου αυγ|σεπτέμβριος σεπτεμβρίου σεπ σεπτ|οκτώβριος οκτωβρίου οκτ|νοέμβριος νοεμβρίου νοε|δεκέμβριος δεκεμβρίου δεκ
ar يناير كانون_الثاني كانون_ثاني كانون_ثان جانفي|فبراير شباط فيفري|مارس آذار|أبريل ابريل إبريل نيسان أفريل|مايو أيار ماي|يونيو يونيه حزيران جوان|يوليو يوليه تموز جويلية يوليوز|أغسطس اغسطس آب أوت غشت|سبتمبر أيلول شتنبر|أكتوبر اكتوبر تشرين_الأول تشرين_أول|نوفمبر تشرين_الثاني تشرين_ثاني تشرين_ثان نونبر|ديسمبر كانون_الأول كانون_أول دجنبر
fa ژانویه ژانویهٔ|فوریه فوریهٔ|مارس|آوریل|مه مهٔ|ژوئن|ژوئیه ژوئیهٔ جولای|اوت آگوست|سپتامبر|اکتبر|نوامبر|دسامبر
bn জানুয়ারি জানুয়ারী জানু|ফেব্রুয়ারি ফেব্রুয়ারী ফেব|মার্চ|এপ্রিল এপ্রি|মে|জুন|জুলাই জুল|আগস্ট আগষ্ট আগ|সেপ্টেম্বর সেপ|অক্টোবর অক্টো|নভেম্বর নভে|ডিসেম্বর ডিসে
hi जनवरी जन॰ जन|फ़रवरी फरवरी फ़र॰ फ़र|मार्च|अप्रैल|मई|जून|जुलाई जुल॰ जुल|अगस्त अग॰ अग|सितंबर सितम्बर सित॰ सित|अक्टूबर अक्तूबर अक्टू॰ अक्टू|नवंबर नवम्बर नव॰ नव|दिसंबर दिसम्बर दिस॰ दिस
id januari jan|februari pebruari feb|maret mar|april apr|mei|juni jun|juli jul|agustus agu agt|september sep sept|oktober okt|november nopember nov|desember des
sv januari jan|februari feb febr|mars mar|april apr|maj|juni jun|juli jul|augusti aug|september sep sept|oktober okt|november nov|december dec
no januar jan|februar feb|mars mar|april apr|mai|juni jun|juli jul|august aug|september sep sept|oktober okt|november nov|desember des
da januar jan|februar feb|marts mar|april apr|maj|juni jun|juli jul|august aug|september sep sept|oktober okt|november nov|december dec
fi tammikuu tammikuuta tammikuun tammi|helmikuu helmikuuta helmikuun helmi|maaliskuu maaliskuuta maaliskuun maalis|huhtikuu huhtikuuta huhtikuun huhti|toukokuu toukokuuta toukokuun touko|kesäkuu kesäkuuta kesäkuun kesä|heinäkuu heinäkuuta heinäkuun heinä|elokuu elokuuta elokuun elo|syyskuu syyskuuta syyskuun syys|lokakuu lokakuuta lokakuun loka|marraskuu marraskuuta marraskuun marras|joulukuu joulukuuta joulukuun joulu
th มกราคม มค|กุมภาพันธ์ กพ|มีนาคม มีค|เมษายน เมย|พฤษภาคม พค|มิถุนายน มิย|กรกฎาคม กค|สิงหาคม สค|กันยายน กย|ตุลาคม ตค|พฤศจิกายน พย|ธันวาคม ธค
ro ianuarie ian|februarie feb|martie mar|aprilie apr|mai|iunie iun|iulie iul|august aug|septembrie sept sep|octombrie oct|noiembrie nov|decembrie dec
hu január jan|február feb febr|március márc|április ápr|május máj|június jún|július júl|augusztus aug|szeptember szept|október okt|november nov|december dec
sk január januára jan|február februára feb|marec marca mar|apríl apríla apr|máj mája|jún júna|júl júla|august augusta aug|september septembra sep|október októbra okt|november novembra nov|december decembra dec
sl januar januarja jan|februar februarja feb|marec marca mar|april aprila apr|maj maja|junij junija jun|julij julija jul|avgust avgusta|september septembra sep|oktober oktobra okt|november novembra nov|december decembra dec
sr јануар јануара јан|фебруар фебруара феб|март марта мар|април априла апр|мај маја|јун јуна|јул јула|август августа авг|септембар септембра сеп|октобар октобра окт|новембар новембра нов|децембар децембра дец
bs januar januara jan|februar februara feb|mart marta mar|april aprila apr|maj maja|juni juna jun|juli jula jul|august augusta avgust avgusta aug|septembar septembra sep|oktobar oktobra okt|novembar novembra nov|decembar decembra dec
hr siječanj siječnja|veljača veljače|ožujak ožujka|travanj travnja|svibanj svibnja|lipanj lipnja li_|srpanj srpnja sr_|kolovoz kolovoza|rujan rujna|listopad_ ls_|studeni studenoga studenog|prosinac prosinca
bg януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември
et jaanuar jaan|veebruar veebr|märts|aprill apr|mai|juuni|juuli|august aug|september sept|oktoober okt|november nov|detsember dets
lv janvāris janvārī janv|februāris februārī febr|marts martā|aprīlis aprīlī apr|maijs maijā|jūnijs jūnijā jūn|jūlijs jūlijā jūl|augusts augustā aug|septembris septembrī sept|oktobris oktobrī okt|novembris novembrī nov|decembris decembrī dec
lt sausio sausis|vasario vasaris|kovo kovas|balandžio balandis|gegužės gegužė|birželio birželis|liepos liepa|rugpjūčio rugpjūtis|rugsėjo rugsėjis|spalio spalis|lapkričio lapkritis|gruodžio gruodis
ca gener|febrer|març|abril|maig|juny|juliol|agost|setembre|octubre|novembre|desembre
gl xaneiro|febreiro|marzo|abril|maio|xuño|xullo|agosto|setembro|outubro|novembro|decembro
he ינואר בינואר|פברואר בפברואר|מרץ במרץ מרס במרס|אפריל באפריל|מאי במאי|יוני ביוני|יולי ביולי|אוגוסט באוגוסט|ספטמבר בספטמבר|אוקטובר באוקטובר|נובמבר בנובמבר|דצמבר בדצמבר
ur جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر
vi tháng_1 tháng_01 tháng_một tháng_giêng|tháng_2 tháng_02 tháng_hai|tháng_3 tháng_03 tháng_ba|tháng_4 tháng_04 tháng_tư|tháng_5 tháng_05 tháng_năm|tháng_6 tháng_06 tháng_sáu|tháng_7 tháng_07 tháng_bảy|tháng_8 tháng_08 tháng_tám|tháng_9 tháng_09 tháng_chín|tháng_10 tháng_mười|tháng_11 tháng_mười_một|tháng_12 tháng_mười_hai tháng_chạp
ga eanáir|feabhra|márta|aibreán|bealtaine|meitheamh|iúil|lúnasa|meán_fómhair mfómh|deireadh_fómhair dfómh|samhain|nollaig mí_na_nollag
cy ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr
eu urtarrila urtarrilak urtarrilaren|otsaila otsailak otsailaren|martxoa martxoak martxoaren|apirila apirilak apirilaren|maiatza maiatzak maiatzaren|ekaina ekainak ekainaren|uztaila uztailak uztailaren|abuztua abuztuak abuztuaren|iraila irailak irailaren|urria urriak urriaren|azaroa azaroak azaroaren|abendua abenduak abenduaren
is janúar|febrúar|mars|apríl|maí|júní|júlí|ágúst|september|október|nóvember|desember
sq janar|shkurt|mars|prill|maj|qershor|korrik|gusht|shtator|tetor|nëntor|dhjetor
az yanvar|fevral|mart|aprel|may|iyun|iyul|avqust|sentyabr|oktyabr|noyabr|dekabr
uz yanvar|fevral|mart|aprel|may|iyun|iyul|avgust|sentabr|oktabr|noyabr|dekabr
ms januari|februari|mac|april|mei|jun|julai|ogos|september|oktober|november|disember
af januarie|februarie|maart|april|mei|junie|julie|augustus|september|oktober|november|desember
tl enero|pebrero|marso|abril|mayo|hunyo|hulyo|agosto|setyembre|oktubre|nobyembre|disyembre
sw januari|februari|machi|aprili|mei|juni|julai|agosti|septemba|oktoba|novemba|desemba
mk јануари|февруари|март|април|мај|јуни|јули|август|септември|октомври|ноември|декември
be студзень студзеня|люты лютага|сакавік сакавіка|красавік красавіка|май мая|чэрвень чэрвеня|ліпень ліпеня|жнівень жніўня|верасень верасня|кастрычнік кастрычніка|лістапад лістапада|снежань снежня
kk қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан
ka იანვარი|თებერვალი|მარტი|აპრილი|მაისი|ივნისი|ივლისი|აგვისტო|სექტემბერი|ოქტომბერი|ნოემბერი|დეკემბერი
hy հունվար հունվարի|փետրվար փետրվարի|մարտ մարտի|ապրիլ ապրիլի|մայիս մայիսի|հունիս հունիսի|հուլիս հուլիսի|օգոստոս օգոստոսի|սեպտեմբեր սեպտեմբերի|հոկտեմբեր հոկտեմբերի|նոյեմբեր նոյեմբերի|դեկտեմբեր դեկտեմբերի
ta ஜனவரி|பிப்ரவரி|மார்ச்|ஏப்ரல்|மே|ஜூன்|ஜூலை|ஆகஸ்ட்|செப்டம்பர்|அக்டோபர்|நவம்பர்|டிசம்பர்
te జనవరి|ఫిబ్రవరి|మార్చి|ఏప్రిల్|మే|జూన్|జులై జూలై|ఆగస్టు ఆగస్ట్|సెప్టెంబర్|అక్టోబర్|నవంబర్|డిసెంబర్
kn ಜನವರಿ|ಫೆಬ್ರವರಿ|ಮಾರ್ಚ್|ಏಪ್ರಿಲ್|ಮೇ|ಜೂನ್|ಜುಲೈ|ಆಗಸ್ಟ್|ಸೆಪ್ಟೆಂಬರ್|ಅಕ್ಟೋಬರ್|ನವೆಂಬರ್|ಡಿಸೆಂಬರ್
ml ജനുവരി|ഫെബ്രുവരി|മാർച്ച്|ഏപ്രിൽ|മേയ് മെയ്|ജൂൺ|ജൂലൈ|ഓഗസ്റ്റ്|സെപ്റ്റംബർ|ഒക്ടോബർ ഒക്‌ടോബർ|നവംബർ|ഡിസംബർ
mr जानेवारी|फेब्रुवारी|मार्च|एप्रिल|मे|जून|जुलै|ऑगस्ट|सप्टेंबर|ऑक्टोबर|नोव्हेंबर|डिसेंबर
gu જાન્યુઆરી|ફેબ્રુઆરી|માર્ચ|એપ્રિલ|મે|જૂન|જુલાઈ|ઑગસ્ટ ઓગસ્ટ|સપ્ટેમ્બર|ઑક્ટોબર ઓક્ટોબર|નવેમ્બર|ડિસેમ્બર
pa ਜਨਵਰੀ|ਫ਼ਰਵਰੀ ਫਰਵਰੀ|ਮਾਰਚ|ਅਪ੍ਰੈਲ|ਮਈ|ਜੂਨ|ਜੁਲਾਈ|ਅਗਸਤ|ਸਤੰਬਰ|ਅਕਤੂਬਰ|ਨਵੰਬਰ|ਦਸੰਬਰ
km មករា|កុម្ភៈ|មីនា|មេសា|ឧសភា|មិថុនា|កក្កដា|សីហា|កញ្ញា|តុលា|វិច្ឆិកា|ធ្នូ
my ဇန်နဝါရီ|ဖေဖော်ဝါရီ|မတ်|ဧပြီ|မေ|ဇွန်|ဇူလိုင်|ဩဂုတ်|စက်တင်ဘာ|အောက်တိုဘာ|နိုဝင်ဘာ|ဒီဇင်ဘာ
lo ມັງກອນ|ກຸມພາ|ມີນາ|ເມສາ|ພຶດສະພາ|ມິຖຸນາ|ກໍລະກົດ|ສິງຫາ|ກັນຍາ|ຕຸລາ|ພະຈິກ|ທັນວາ
"""  # noqa: E501 - a row a language

_WEEKDAYS = """
en monday mon|tuesday tue tues|wednesday wed|thursday thu thur thurs|friday fri|saturday sat|sunday sun
fr lundi lun|mardi mar|mercredi mer|jeudi jeu|vendredi ven|samedi sam|dimanche dim
es lunes lun|martes mar|miércoles mié|jueves jue|viernes vie|sábado sáb|domingo dom
pt segunda seg|terça ter|quarta qua|quinta qui|sexta sex|sábado sáb|domingo dom
de montag mo|dienstag di|mittwoch mi|donnerstag do|freitag fr|samstag sonnabend sa|sonntag so
it lunedì lun|martedì mar|mercoledì mer|giovedì gio|venerdì ven|sabato sab|domenica dom
nl maandag ma|dinsdag di|woensdag wo|donderdag do|vrijdag vr|zaterdag za|zondag zo
ru понедельник пн|вторник вт|среда среду ср|четверг чт|пятница пятницу пт|суббота субботу сб|воскресенье вс
uk понеділок пн|вівторок вт|середа середу ср|четвер чт|пятниця пятницю пт|субота суботу сб|неділя неділю нд
pl poniedziałek pon|wtorek wt|środa środę śr|czwartek czw|piątek pt|sobota sobotę sob|niedziela niedzielę niedz ndz
cs pondělí po|úterý út|středa středu st|čtvrtek čt|pátek pá|sobota sobotu|neděle neděli ne
tr pazartesi pzt|salı sal|çarşamba çar|perşembe per|cuma cum|cumartesi cmt|pazar paz
el δευτέρα δευ|τρίτη τρι|τετάρτη τετ|πέμπτη πεμ|παρασκευή παρ|σάββατο σαβ|κυριακή κυρ
ar الاثنين الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد
fa دوشنبه|سه_شنبه سهشنبه|چهارشنبه|پنجشنبه|جمعه|شنبه|یکشنبه
bn সোমবার সোম|মঙ্গলবার মঙ্গল|বুধবার বুধ|বৃহস্পতিবার বৃহস্পতি|শুক্রবার শুক্র|শনিবার শনি|রবিবার রবি
hi सोमवार सोम|मंगलवार मंगल|बुधवार बुध|गुरुवार गुरु|शुक्रवार शुक्र|शनिवार शनि|रविवार रवि
id senin sen|selasa sel|rabu rab|kamis kam|jumat jum|sabtu sab|minggu min
sv måndag mån|tisdag tis|onsdag ons|torsdag tors tor|fredag fre|lördag lör|söndag sön
no mandag man|tirsdag tir|onsdag ons|torsdag tor|fredag fre|lørdag lør|søndag søn
da mandag man|tirsdag tirs|onsdag ons|torsdag tors|fredag fre|lørdag lør|søndag søn
fi maanantai maanantaina ma|tiistai tiistaina ti|keskiviikko keskiviikkona ke|torstai torstaina to|perjantai perjantaina pe|lauantai lauantaina la|sunnuntai sunnuntaina su
th จันทร์ วันจันทร์ วันจันทร์ที่|อังคาร วันอังคาร วันอังคารที่|พุธ วันพุธ วันพุธที่|พฤหัสบดี วันพฤหัสบดี วันพฤหัสบดีที่|ศุกร์ วันศุกร์ วันศุกร์ที่|เสาร์ วันเสาร์ วันเสาร์ที่|อาทิตย์ วันอาทิตย์ วันอาทิตย์ที่
ro luni|marți|miercuri|joi|vineri|sâmbătă|duminică
hu hétfő hétfőn|kedd kedden|szerda szerdán|csütörtök csütörtökön|péntek pénteken|szombat szombaton|vasárnap
bg понеделник|вторник|сряда|четвъртък|петък|събота|неделя
sk pondelok|utorok|streda stredu|štvrtok|piatok|sobota sobotu|nedeľa nedeľu
sl ponedeljek|torek|sreda sredo|četrtek|petek|sobota soboto|nedelja nedeljo
hr ponedjeljak|utorak|srijeda srijedu|četvrtak|petak|subota subotu|nedjelja nedjelju
sr понедељак ponedeljak|уторак|среда среду sreda sredu|четвртак|петак|субота суботу|недеља недељу nedelja nedelju
et esmaspäev|teisipäev|kolmapäev|neljapäev|reede|laupäev|pühapäev
lv pirmdiena|otrdiena|trešdiena|ceturtdiena|piektdiena|sestdiena|svētdiena
lt pirmadienis|antradienis|trečiadienis|ketvirtadienis|penktadienis|šeštadienis|sekmadienis
ca dilluns|dimarts|dimecres|dijous|divendres|dissabte|diumenge
he שני|שלישי|רביעי|חמישי|שישי|שבת|ראשון
zh 星期一 周一 週一|星期二 周二 週二|星期三 周三 週三|星期四 周四 週四|星期五 周五 週五|星期六 周六 週六|星期日 星期天 周日 週日
vi thứ_hai|thứ_ba|thứ_tư|thứ_năm|thứ_sáu|thứ_bảy|chủ_nhật
ja 月曜日 月曜 月|火曜日 火曜 火|水曜日 水曜 水|木曜日 木曜 木|金曜日 金曜 金|土曜日 土曜 土|日曜日 日曜 日
ko 월요일 월|화요일 화|수요일 수|목요일 목|금요일 금|토요일 토|일요일 일
ga luain|máirt|céadaoin|déardaoin|haoine|sathairn|domhnaigh
cy llun|mawrth|mercher|iau|gwener|sadwrn|sul
eu astelehena|asteartea|asteazkena|osteguna|ostirala|larunbata|igandea
is mánudagur|þriðjudagur|miðvikudagur|fimmtudagur|föstudagur|laugardagur|sunnudagur
ms isnin|selasa|rabu|khamis|jumaat|sabtu|ahad
af maandag|dinsdag|woensdag|donderdag|vrydag|saterdag|sondag
sw jumatatu|jumanne|jumatano|alhamisi|ijumaa|jumamosi|jumapili
mk понеделник|вторник|среда|четврток|петок|сабота|недела
be панядзелак|аўторак|серада|чацвер|пятніца|субота|нядзеля
ka ორშაბათი|სამშაბათი|ოთხშაბათი|ხუთშაბათი|პარასკევი|შაბათი|კვირა
hy երկուշաբթի|երեքշաբթի|չորեքշաբթի|հինգշաբթի|ուրբաթ|շաբաթ|կիրակի
te సోమవారం|మంగళవారం|బుధవారం|గురువారం|శుక్రవారం|శనివారం|ఆదివారం
kn ಸೋಮವಾರ|ಮಂಗಳವಾರ|ಬುಧವಾರ|ಗುರುವಾರ|ಶುಕ್ರವಾರ|ಶನಿವಾರ|ಭಾನುವಾರ
mr सोमवार|मंगळवार|बुधवार|गुरुवार|शुक्रवार|शनिवार|रविवार
gu સોમવાર|મંગળવાર|બુધવાર|ગુરુવાર|શુક્રવાર|શનિવાર|રવિવાર
pa ਸੋਮਵਾਰ|ਮੰਗਲਵਾਰ|ਬੁੱਧਵਾਰ|ਵੀਰਵਾਰ|ਸ਼ੁੱਕਰਵਾਰ|ਸ਼ਨੀਵਾਰ|ਐਤਵਾਰ
ur پیر|منگل|بدھ|جمعرات|جمعہ|ہفتہ|اتوار
gl luns|martes|mércores|xoves|venres|sábado|domingo
tl lunes|martes|miyerkules|huwebes|biyernes|sabado|linggo
uz dushanba|seshanba|chorshanba|payshanba|juma|shanba|yakshanba
kk дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі|жексенбі
ta திங்கள்|செவ்வாய்|புதன்|வியாழன்|வெள்ளி|சனி|ஞாயிறு
ml തിങ്കളാഴ്ച|ചൊവ്വാഴ്ച|ബുധനാഴ്ച|വ്യാഴാഴ്ച|വെള്ളിയാഴ്ച|ശനിയാഴ്ച|ഞായറാഴ്ച
km ចន្ទ|អង្គារ|ពុធ|ព្រហស្បតិ៍|សុក្រ|សៅរ៍|អាទិត្យ
my တနင်္လာ|အင်္ဂါ|ဗုဒ္ဓဟူး|ကြာသပတေး|သောကြာ|စနေ|တနင်္ဂနွေ
lo ວັນຈັນ|ວັນອັງຄານ|ວັນພຸດ|ວັນພະຫັດ|ວັນສຸກ|ວັນເສົາ|ວັນອາທິດ
"""  # noqa: E501 - a row a language

#: Words that stand between the parts of a date and say nothing: of, de, den, года, klo …
FILLERS = (
    "r roku "
    "of the de del d le l em en el a à as às at um uhr am den der vom dne dnia dn kl klo г г. гг года год р р. року "
    "рік в о об u o na στις του των το ore alle il om il le у at, di pada pukul jam ปี วันที่ ที่ เวลา সাল সালের को बजे في م "
    "ค.ศ พศ คศ ad v ve saat på um on gada m יום klo godz ngày năm "
    "dydd eko ko ж ж. թ թ. оны"
)
#: Those of them that stand behind a year.
BEHIND_YEARS = frozenset(
    (
        "r",
        "roku",
        "г",
        "г.",
        "года",
        "год",
        "р",
        "р.",
        "року",
        "рік",
        "ปี",
        "সাল",
        "সালের",
        "พศ",
        "คศ",
        "ad",
        "gada",
        "eko",
        "ko",
        "ж",
        "ж.",
        "թ",
        "թ.",
    )
)
#: What stands before a date that is labelled as the day of publication.
LABELS = (
    "published posted date released publié publicado publicada pubblicato veröffentlicht gepubliceerd опубликовано "
    "дата data datum fecha opublikowano publikováno yayınlanma tarih δημοσιεύθηκε julkaistu publicerad publisert "
    "diterbitkan 日期 时间 時間 日付 日時 "
    "发布时间 发布日期 发布 發布 發佈 掲載日 公開日 掲載 公開 配信 投稿 등록일 작성일 등록 입력 게시 "
    "yayınlandı yayımlandı نشر تاريخ প্রকাশ प्रकाशित đăng được"
)
#: What stands before the day of the last change.
CHANGED = (
    "updated modified modifié actualisé aktualisiert geändert aktualisierung änderung actualizado modificado "
    "actualización atualizado atualização aggiornato aggiornamento modificato bijgewerkt gewijzigd обновлено изменено "
    "оновлено змінено zaktualizowano aktualizováno aktualizace güncellendi güncelleme ενημερώθηκε uppdaterad oppdatert "
    "opdateret päivitetty diperbarui 更新 更新日 수정 تحديث "
    "módosítva frissítve modificat actualizat muokattu ændret endret ändrad ažurirano izmijenjeno posodobljeno "
    "最終更新日 最后更新 수정일 "
    "modifica modificación modificação alteração alterado modificata modificada atualizada revised überarbeitet révisé "
    "rivisto revisado изменение обновление изменён обновлён"
)
#: The same in words that are a label of entries, and with those that pages have at their foot for themselves.
CHANGED_LABELS = ("mis à jour", "mise à jour")
CHANGED_IN_WORDS = ("last update", *CHANGED_LABELS)
#: What is written to a day's number without a blank.
ORDINALS = (
    "\N{DEGREE SIGN} st nd rd th er re e ere eme ème o a º ª de ste η ης го е й ге ое শে লা রা ঠা ই তম वां ου ος "
    "a: e: :a :e "
)
#: Times of day: which half. Values are hours to add to 1..11.
HALVES = {
    "am": 0,
    "pm": 12,
    "πμ": 0,
    "μμ": 12,
    "ص": 0,
    "上午": 0,
    "下午": 12,
    "午前": 0,
    "午後": 12,
    "오전": 0,
    "오후": 12,
}
HOURS = "h hs hrs hours uhr ч 時 时 点 點 시 น"
MINUTES = "min mn m 分 분"

#: Hours east of Greenwich of zones that mean one thing. Names that mean several are zones whose hours are not known.
ZONES: dict[str, float | None] = {
    "z": 0, "utc": 0, "gmt": 0, "ut": 0, "wet": 0, "west": 1, "cet": 1, "cest": 2, "mez": 1, "mesz": 2, "eet": 2,
    "eest": 3, "msk": 3, "мск": 3, "jst": 9, "kst": 9, "est": -5, "edt": -4, "cdt": -5, "mst": -7, "mdt": -6,
    "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
    "wib": 7, "hkt": 8, "sgt": 8, "cst": None, "ist": None, "bst": None, "et": None, "ct": None, "pt": None,
}  # fmt: skip
#: Eras, as the year before their first.
ERAS = {
    "令和": 2018,
    "平成": 1988,
    "昭和": 1925,
    "大正": 1911,
    "明治": 1867,
    "民國": 1911,
    "民国": 1911,
    "中華民國": 1911,
    "中华民国": 1911,
    "พศ": -543,
}
#: The letters of Japanese eras before numbers, "R6.3.29", as signs of one letter: R3.7.19 is no day of 2003.
_ERA_LETTERS = {"r": "㋿", "h": "㍻", "s": "㍼"}
LETTERED_ERAS = {sign: ERAS[era] for sign, era in zip(_ERA_LETTERS.values(), ERAS, strict=False)}
_LETTERED = re.compile(r"(?<![^\W_])([rhs])(?=\d{1,2}([./-])\d{1,2}\2\d{1,2}(?![\d./-]))")
BUDDHIST = 543
THAI_CENTURY = 2500  # of its years of two digits
THAI_YEAR = 2400  # the Buddhist year of 1857: no other calendar that is in use counts so far

_MARKS = re.compile("[\u0300-\u036f\u200c\u200d\u200e\u200f]")
_PLAIN = str.maketrans(
    {
        "ı": "i",
        "ʼ": "'",
        "’": "'",
        "‘": "'",
        "′": "'",
        "–": "-",
        "—": "-",
        "−": "-",
        "‑": "-",
        "،": ",",
        "、": ",",
        "၊": ",",
    }
)
_WHOLE = {
    "-feira": "", "п'я": "пя", "a.m": "am", "p.m": "pm", "π.μ": "πμ", "μ.μ": "μμ", "พ.ศ.": "พศ ", "ค.ศ.": "คศ ",
    "元年": "1年", "-го": "го", ":e ": "e ", ":a ": "a ", "سه شنبه": "سه_شنبه", "كانون ": "كانون_", "تشرين ": "تشرين_",
    "mean fomhair": "mean_fomhair", "deireadh fomhair": "deireadh_fomhair", "mi na nollag": "mi_na_nollag",
    "(e)ko ": "  eko ",
}  # fmt: skip
#: A month earlier than in Polish, which sets no point behind the day, and "r." behind the year; Czech sets none there.
_CROATIAN = re.compile(r"(?<=\d\.)( ?)(listopada)(?! \d{4} ?r)|(?:(?<=\d\.)( ?)|^)(listopada?|li[ps]|srp)(?= \d{4}\.)")
_OF_CROATIA = {"listopada": "listopad_", "listopad": "ls_     ", "lis": "ls_", "lip": "li_", "srp": "sr_"}  # as long
_ASCII = re.compile(r"[rhs]\d\d?[./-]\d|\d\(e\)ko |\.(?:m| ?(?:li[ps]|srp))|^li[ps]|^srp|-f|:[ae] ")  # in few texts
_VIETNAMESE = re.compile(
    r"\b(?:thang[ _](?:\d{1,2}(?!\d)|muoi[ _](?:mot|hai)\b|(?:gieng|mot|hai|ba|tu|nam|sau|bay|tam|chin|muoi|chap)\b)"
    r"|thu[ _](?:hai|ba|tu|nam|sau|bay)\b|chu[ _]nhat\b)"
)
_THAI = re.compile(r"(?<=[\u0e00-\u0e7f])\.(?=[\u0e00-\u0e7f])")


_TWINS = re.compile(r"([^\W\d]+)\s?/\s?([^\W\d]+)")


def fold(text: str) -> str:
    """The text as names are looked up in it: without case, accents and marks, in plain signs, width and digits."""
    if text.isascii():
        text = text.casefold()
        if _ASCII.search(text) is None:  # as in most
            return text
        return _LETTERED.sub(lambda match: _ERA_LETTERS[match[1]], _whole(text))
    folded = _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    folded = unicodedata.normalize("NFC", folded).casefold().translate(_PLAIN)
    folded = _whole(folded)
    if "/" in folded:
        folded = _TWINS.sub(_first_name, folded)
    if "thang" in folded or "thu" in folded or "chu" in folded:
        folded = _VIETNAMESE.sub(_of_vietnam, folded)
    folded = _LETTERED.sub(lambda match: _ERA_LETTERS[match[1]], folded)
    return _THAI.sub("", folded)


def _first_name(match: re.Match[str]) -> str:
    """The first of two names of one month, as Arabic pages of the Levant print them, as long as both."""
    one, other = MONTHS.get(match[1]), MONTHS.get(match[2])
    return match[1].ljust(len(match[0])) if one == other and one is not None else match[0]


def _of_vietnam(match: re.Match[str]) -> str:
    """A month, "month 1" to "month 12" there, or a weekday as one word: digits as consonants, which no word is."""
    return "".join(["bcdfghjklm"[int(sign)] if sign.isdecimal() else sign for sign in match[0].replace(" ", "_")])


def _whole(text: str) -> str:
    for printed, plain in _WHOLE.items():
        if printed in text:
            text = text.replace(printed, plain)
    return _CROATIAN.sub(_of_croatia, text) if "li" in text or "srp" in text else text


def _of_croatia(match: re.Match[str]) -> str:
    """The blank before a month, and what the month is called in Croatian alone."""
    return (match[1] or match[3] or "") + _OF_CROATIA[match[2] or match[4]]


def _table(rows: str) -> dict[str, int]:
    """Folded form -> place in the calendar, from 1 on; forms that have several places are left out."""
    found: dict[str, set[int]] = {}
    for row in rows.strip().splitlines():
        for place, forms in enumerate(row.partition(" ")[2].split("|"), 1):
            for form in forms.split():
                found.setdefault(fold(form).rstrip("."), set()).add(place)
    return {form: places.pop() for form, places in found.items() if len(places) == 1}


MONTHS = _table(_MONTHS)
WEEKDAYS = _table(_WEEKDAYS)
