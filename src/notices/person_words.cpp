#include "notices/person_words.hpp"

#include "intake/places/name_keys.hpp"
#include "notices/phrases.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

namespace tyndau::notices {
namespace {

constexpr std::string_view roles =
    "лицо|лица|лицу|директор*|ответствен*|эколог|эколога|экологу|инженер*|специалист*|представител*|"
    "руководител*|"
    "председател*|секретар*|менеджер*|начальник*|исполнител*|докладчик*|гр|гражданин*|гражданк*|господин*|"
    "госпож*|фио|"
    "заместител*|зам|аким|заведующ*|контакт*|физлицо|эксперт|эксперта|подпись|қолы|"
    "жауапты|байланыс*|директоры|маман|маманы|төраға*|хатшы*|басшы*|бастығы|өкіл*|азамат*|тұлға*|баяндамашы*|"
    "менеджері|"
    "әкім|орынбасары|меңгеруші*|аты|жөні|инженері|экологы|орындаушы*|ип|жк|чп|анықтама|auskunft|kontakt|"
    "contact|director|manager|отв|исп";
constexpr std::string_view cut_roles = "отв|исп|зам|дир|рук|нач|спец|предс|секр|конт|жауап|орын";
constexpr std::string_view families =
    "семья|семьи|семье|семьей|семью|супруги|супругов|супругам|братьев|братья|сестер|наследники|наследников|"
    "отбасы*|әулеті*|family";
constexpr std::string_view short_surnames =
    "ли|ким|пак|цой|хан|тен|юн|кан|чен|ван|чжан|лю|чжао|ян|сун|хуан|линь|хе|тян|шин|син|нам|мун|лим|сон|"
    "хегай|югай|квон|цхай|эм|им|огай|шек|ни|но|го|хо|кон|чой|чжоу|гуо|lee|li|kim|pak|tsoy|choi|khan|wang|"
    "zhang|liu|chen|yang|zhao|huang";
constexpr std::string_view titles =
    "гр|гражданин|гражданина|гражданину|гражданином|гражданине|гражданка|гражданки|гражданке|гражданку|"
    "гражданкой|господин|господина|господину|господином|госпожа|госпожи|госпоже|госпожу|госпожой|азамат|"
    "азаматы|"
    "азаматша|азаматшасы|mr|mrs|ms";
constexpr std::string_view holders =
    "фермер|фермера|фермеру|фермером|чабан|чабана|чабану|шопан|шопанның|табунщик*|житель|жителя|жителю|"
    "жительниц*|собственник*|владелец|владельца|владельцу|хозяин|хозяина|хозяйки|арендатор*|"
    "землепользовател*|пенсионер*|наследник*|бақташы*|тұрғын|тұрғыны|иесі|шаруа|farmer|owner|resident";
constexpr std::string_view honorifics =
    "апай|апайға|апайдың|ағай|ағайға|ағайдың|мырза|мырзаға|мырзаның|ханым|ханымға|ханымның";
constexpr std::string_view honoured_before =
    "ул|улица|улице|улицы|пр|проспект|проспекте|просп|пер|переулок|мкр|микрорайон|площадь|бульвар|им|имени|"
    "шоссе|"
    "с|село|селе|села|п|пос|поселок|поселке|поселка|аул|ауле|аула|г|город|городе|города|ст|станция|станции|"
    "разъезд|а|рзд|м|район|района|районе|аллея|аллее|"
    "набережная|набережной|парк|парке|сквер|школа|школе|школы|гимназия|гимназии|лицей|лицея|рудник|рудника|"
    "шахта|шахты|месторождение|месторождения|месторождении|памятник|музей|театр|стадион|библиотека|кшт|"
    "зимовка|"
    "street|avenue|named|after";
constexpr std::string_view honoured_after =
    "атындағы|көшесі*|көше|көш|даңғылы*|дңғ|ауылы*|ауыл|ауданы*|облысы*|қаласы*|шағынаудан*|шағын|ауылдық|"
    "кенті*|мөлтек|"
    "қ|а|ықшам|стансасы|станциясы|бекеті|округі*|с|ауылында|кен|кенорны*|алаңы*|орамы|"
    "көшесінің|ауд|aud|audany*|auyly*|aýdany*|разъезі|разъезд|бөлімшесі|ат|мектебі*|гимназиясы*|лицейі*|"
    "саябағы*|кеніші*|шахтасы*|мұражайы*|кітапханасы*|жолы|тас|street|"
    "avenue";
constexpr std::string_view never_names =
    "департамент*|управлен*|отдел*|министерств*|республик*|казахстан*|акимат*|аппарат*|дом|доме|культур*|"
    "област*|район*|"
    "город*|проект*|тоо|ао|гу|кгу|ргу|гкп|кгп|ргп|жшс|ақ|мм|кмм|рмм|қазақстан*|басқарма*|бөлім*|орталы*|"
    "центр*|институт*|"
    "компани*|эколог*|общ*|адрес*|телефон*|тел|факс|дата|время|место|по|в|на|с|от|до|для|и|или|при|за|сайт*|"
    "единый|единого|"
    "портал*|кодекс*|закон*|приказ*|слушан*|материал*|документ*|замечан*|предложен*|газет*|инициатор*|"
    "заказчик*|разработчик*|"
    "мекен*|облыс*|аудан*|қала*|ауыл*|жоба*|тыңдау*|қоғамдық|электрон*|пошта*|почта|email|e|mail|месторожден*"
    "|комитет*|"
    "генеральн*|главн*|ведущ*|старш*|природ*|ресурс*|строительств*|служб*|здание|кабинет*|каб|офис*|школ*|"
    "клуб*|село|"
    "поселок|улица|форма|период|номер|срок*|бин|иин|бсн|жсн|филиал*|завод*|фабрик*|инвест*|строй*|групп*|"
    "group|ltd|llp|"
    "хатшы*|төраға*|басшы*|директор*|маман*|бас|өкіл*|жауапты|байланыс*|председател*|секретар*|начальник*|"
    "специалист*|"
    "руководител*|представител*|инженер*|контакт*|аким*|әкім*|заместител*|исполнител*|ответствен*|южн*|"
    "северн*|западн*|восточн*|"
    "сельск*|городск*|районн*|областн*|государствен*|национальн*|табиғи|табиғат*|атырау|алматы|астан*|казах*|"
    "қазақ*|северо|юго|"
    "индивидуальн*|крестьянск*|хозяйств*|предпринимател*|ип|жк|кх|шқ|фх|шаруа|қожалы*|жеке|кәсіпкер|"
    "директоры|уважаем*|"
    "құрметті|просим|сообщ*|объявлен*|внимани*|вниманию|хабарландыру|общественност*|жители|январ*|феврал*|"
    "март*|апрел*|мая|"
    "июн*|июл*|август*|сентябр*|октябр*|ноябр*|декабр*|ашық|начал*|регистрац*|результат*|протокол*|обсужден*|"
    "тіркеу*|ескерту*|ұсыныс*|өткіз*|орны|күні|уақыты|нысаны|бастамашы*|құжат*|тапсырыс*|zoom|teams|телефоны|"
    "аллея|проспект|бульвар|набережная|площадь|шоссе|переулок|объект*|отход*|источник*|выброс*|сброс*|"
    "строительств*|"
    "реконструкц*|эксплуатац*|полигон*|добыч*|нефт*|газов|водоохран*|водных|сооружен*|скважин*|законов|"
    "видов|грунтов|этапов|сроков|запасов|участков|взрывов|приборов|заводов|росси*|рф|украин*|китай|китая|"
    "узбекистан*|кыргыз*|белорус*|турци*|герман*|сша|өзбекстан*|ресей*";
constexpr std::string_view towns =
    "сатпаев*|сәтбаев*|конаев*|қонаев*|кунаев*|курчатов*|панфилов*|чапаев*|киев*|ростов*|саратов*|псков*|"
    "тамбов*|"
    "азов*|харьков*|львов*|киров*|серов*|могилев*|королев*|муратбаев*|әйтеке*";

/// Endings of the nominative, then of Russian cases; Kazakh cases are taken off before.
constexpr std::array<std::string_view, 36> patronymic_endings{
    "ович", "евич", "ьич",  "овича", "евича", "овичу", "евичу", "овичем", "евичем", "овиче", "евиче", "овна",
    "евна", "ична", "овны", "евны",  "овне",  "евне",  "овной", "евной",  "ичны",   "ұлы",   "улы",   "қызы",
    "кызы", "оглы", "ұлу",  "ovich", "evich", "ovna",  "evna",  "uly",    "ulı",    "kyzy",  "qyzy",  "qyzı"};
constexpr std::array<std::string_view, 4> family_endings{"ұлы", "қызы", "кызы", "qyzy"};
constexpr std::array<std::string_view, 27> surname_endings{
    "ов",   "ова",  "ову",  "овым",  "овой", "ев",   "ева",  "еву",   "евым",
    "евой", "енко", "ский", "ская",  "ской", "ин",   "ина",  "ину",   "иным",
    "иной", "янц",  "дзе",  "швили", "ұлы",  "цкий", "цкая", "ковой", "чук"};
constexpr std::array<std::string_view, 10> sure_endings{"ов",  "ев",   "ова",  "ева",  "ову",
                                                        "еву", "овым", "евым", "овой", "евой"};
constexpr std::array<std::string_view, 8> latin_endings{"ov",  "ova",  "ev",   "eva",
                                                        "yev", "yeva", "enko", "iyev"};
/// Genitive, dative, accusative, instrumental.
constexpr std::array<std::string_view, 22> kazakh_cases{"ның", "нің", "дың", "дің", "тың", "тің", "ға", "ге",
                                                        "қа",  "ке",  "на",  "не",  "ны",  "ні",  "ды", "ді",
                                                        "ты",  "ті",  "мен", "бен", "пен", "н"};
/// Locative and ablative: of places as well.
constexpr std::array<std::string_view, 12> kazakh_places{"да",  "де",  "та",  "те",  "нда", "нде",
                                                         "дан", "ден", "тан", "тен", "нан", "нен"};

constexpr std::string_view first_names =
    "айбек айгерим айгуль айдана айдар айдос айжан айнур айнұр айсулу айша акбота акмарал алия алексей "
    "александр "
    "александра алёна али алибек алина алихан алмагул алмас алтынай амина анар анара анастасия анатолий "
    "андрей "
    "анжела анна антон ардак арман арсен артем артур асель әсел асем әсем асет асхат асылбек ауес аян аяулым "
    "бағдат бахыт бахытжан бақытжан бауыржан бекзат бекболат берик берік болат борис ботагоз вадим валентин "
    "валентина валерий валерия василий виктор виктория виталий владимир владислав вячеслав галина галия "
    "галым "
    "геннадий георгий григорий гулим гульмира гульнар гүлнәр гульнара гульсум гүлсім гульжан гүлжан дамир "
    "дана "
    "данияр дарига дархан даулет дәулет дәурен даурен динара диас дмитрий евгений евгения екатерина елена "
    "ербол "
    "ерболат ерік ерик ерлан ермек ернар жанар жанат жанна жандос жанибек жаннур жасулан жулдыз жұлдыз "
    "зарина "
    "зауре зейнеп зинаида иван игорь ильяс ирина кайрат қайрат камила канат қанат карина карлыгаш кирилл "
    "ксения "
    "куаныш қуаныш куралай құралай лариса лаура лейла людмила ляззат ләззат мадина максат мақсат максим "
    "манас "
    "маргарита марат марина мария мейрам мейрамгуль михаил мурат мұрат мухтар мұхтар назгуль назым наталья "
    "наталия нина николай нурбол нұрбол нурбек нургуль нұргүл нурлан нұрлан нурсултан нұрсұлтан оксана олег "
    "ольга "
    "оразбек павел петр полина рамазан раушан рашид ринат руслан рустам сабина саида салтанат самат санжар "
    "сания "
    "сара саттар сауле сәуле светлана сергей серик серік серикбай серікбай тамара татьяна талгат талғат "
    "темирлан тимур тлеген төлеген улан улжан ұлжан фарида фатима федор хадиша шолпан шынар эдуард эльвира "
    "эльмира "
    "юлия юрий юсуп яна ярослав";

template <std::size_t count>
bool ends_with_any(std::string_view word, const std::array<std::string_view, count>& endings) {
  return std::any_of(endings.begin(), endings.end(), [word](std::string_view ending) {
    return word.size() > ending.size() + 3 && word.ends_with(ending);
  });
}

/// Whether the word, or what is left of it without one of the endings, ends so.
template <std::size_t count, std::size_t cases>
bool ends_with_any(std::string_view word, const std::array<std::string_view, count>& endings,
                   const std::array<std::string_view, cases>& taken_off) {
  return std::any_of(taken_off.begin(), taken_off.end(), [&](std::string_view ending) {
    return word.ends_with(ending) && ends_with_any(word.substr(0, word.size() - ending.size()), endings);
  });
}

template <std::size_t count>
bool ends_in_any_case(std::string_view word, const std::array<std::string_view, count>& endings) {
  return ends_with_any(word, endings) || ends_with_any(word, endings, kazakh_cases) ||
         ends_with_any(word, endings, kazakh_places);
}

/// What stays of a first name when a Russian case changes its end: a last vowel goes.
std::string_view stem_of(std::string_view sound) {
  if (sound.size() > 4 && std::string_view("aeiouy").find(sound.back()) != std::string_view::npos)
    sound.remove_suffix(1);
  return sound;
}

/// Sounds of first names, and their stems.
struct FirstNames {
  std::unordered_set<std::string> whole, stems;

  FirstNames() {
    for (std::size_t begin = 0; begin < first_names.size();) {
      const std::size_t end = std::min(first_names.find(' ', begin), first_names.size());
      const auto sound = intake::sound_key(first_names.substr(begin, end - begin));
      stems.emplace(stem_of(sound));
      whole.insert(sound);
      begin = end + 1;
    }
  }
};

}  // namespace

bool names_role(std::string_view folded) { return fits_any(folded, roles); }
bool is_cut_role(std::string_view folded) { return fits_any(folded, cut_roles); }
bool names_family(std::string_view folded) { return fits_any(folded, families); }
bool names_title(std::string_view folded) { return fits_any(folded, titles); }
bool names_holder(std::string_view folded) { return fits_any(folded, holders); }
bool is_honorific(std::string_view folded) { return fits_any(folded, honorifics); }
bool honours_before(std::string_view folded) { return fits_any(folded, honoured_before); }
bool honours_behind(std::string_view folded) { return fits_any(folded, honoured_after); }
bool names_no_person(std::string_view folded) { return fits_any(folded, never_names); }

bool looks_like_patronymic(std::string_view folded) { return ends_in_any_case(folded, patronymic_endings); }
bool looks_like_family_patronymic(std::string_view folded) {
  return ends_in_any_case(folded, family_endings);
}
bool looks_like_surname(std::string_view folded) {
  return ends_with_any(folded, surname_endings) || looks_surely_like_surname(folded);
}
bool looks_surely_like_surname(std::string_view folded) {
  return ends_in_any_case(folded, sure_endings) || ends_with_any(folded, latin_endings);
}
bool is_surname_in_kazakh_case(std::string_view folded) {
  return ends_with_any(folded, sure_endings, kazakh_cases) && !is_town_with_a_surname(folded);
}
bool is_short_surname(std::string_view folded) { return fits_any(folded, short_surnames); }
bool is_surname_of_family(std::string_view folded) {
  static constexpr std::array<std::string_view, 12> endings{
      "овых", "евых", "иных", "ских", "цких", "овы", "евы", "ины", "овтар", "евтер", "овтер", "евтар"};
  return ends_with_any(folded, endings) || ends_with_any(folded, endings, kazakh_cases);
}
bool is_town_with_a_surname(std::string_view folded) { return fits_any(folded, towns); }

bool is_first_name(std::string_view folded) {
  static const FirstNames names;
  static constexpr std::array<std::string_view, 7> russian{"om", "em", "oi", "ei", "u", "a", "i"};
  static constexpr std::array<std::string_view, 16> kazakh{
      "nin", "din", "tin", "ga", "ge", "ka", "ke", "na", "ne", "ni", "di", "ti", "men", "ben", "pen", "n"};
  const std::string sound = intake::sound_key(folded);
  if (names.whole.contains(sound)) return true;
  const auto without = [&](std::string_view ending) {
    return sound.size() > ending.size() + 3 && sound.ends_with(ending)
               ? sound.substr(0, sound.size() - ending.size())
               : std::string();
  };
  return std::any_of(russian.begin(), russian.end(),
                     [&](std::string_view ending) { return names.stems.contains(without(ending)); }) ||
         std::any_of(kazakh.begin(), kazakh.end(),
                     [&](std::string_view ending) { return names.whole.contains(without(ending)); });
}

}  // namespace tyndau::notices
