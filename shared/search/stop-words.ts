import { type StemLanguage, stem } from './stem.ts';

/** Words that carry no subject. They are indexed; only OR queries and proposals leave them out. Terms come folded. */
export function isStopWord(term: string, language: StemLanguage = 'en'): boolean {
  return FILLER.has(term) || (STOP[language]?.has(term) ?? false);
}

/**
 * Words that proposals hardly weigh. Far fewer than the stop words of search: when, how, why, not, again and before tell apart needs
 * that share their subject. Words for the talking itself are among them: whatever an interview is about, somebody says, thinks and discusses it.
 */
export const isFunctionWord = (term: string): boolean => FUNCTION.has(term);

/**
 * Stems of words that may stand in a sentence on any subject: all, each, get, one, without. They help to rank, since needs that share
 * their subject differ in them, but they are no reason to propose anything.
 */
export const isPlainStem = (stemmed: string): boolean => PLAIN.has(stemmed) || isStopWord(stemmed);

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

const FILLER = words(
  'um uh erm hmm mhm yeah okay ok yep nope like basically actually literally gonna wanna kinda sorta',
);

const FUNCTION = words(`
  a an the and or but of to in on at for from with by as is are was were be been am i im ive my me mine it its this that these those you
  your we our us they them their he his she her do does did has have had will would can could should so if then than there here um uh
  yeah okay ok
  discuss discussed discusses discussing discussion discussions meeting mention mentioned opinion opinions said say saying says summarise
  summarize summary talk talked talking talks think thinking thinks thought thoughts
`);

const PLAIN: ReadonlySet<string> = new Set(
  [
    ...words(`
  all any anybody anyone anything both each either else enough ever every everybody everyone everything few many more most much neither
  nobody none nothing one ones other others some somebody someone something such whatever whoever
  get gets getting got gotten give given gives giving go goes going gone let lets make makes making made put puts take takes taken took
  came come comes coming keep keeps kept know knows known need needed needs want wanted wants
  about after also any because even into just like only out over really same still thing things through too until up upon very via way
  ways well what which while who whom whose within without yet per
  two three four five six seven eight nine ten eleven twelve hundred hundreds thousand thousands first second third last next half times
  later earlier already always never often sometimes again now then soon tell tells told telling see sees saw seen look looks looked
  really quite rather maybe perhaps lot lots bit kind sort own
`),
  ].map((word) => stem(word)),
);

const STOP: { readonly [language in StemLanguage]?: ReadonlySet<string> } = {
  en: words(`
    a about above after again against all am an and any are arent as at be because been before being below between both but by can cant
    cannot could couldnt did didnt do does doesnt doing dont down during each few for from further had has have havent having he her here
    hers herself him himself his how i id if ill im in into is isnt it its itself ive just me more most my myself no nor not now of off on
    once only or other our ours ourselves out over own same she should so some such than that thats the their theirs them themselves then
    there theres these they theyre this those through to too under until up very was wasnt we were werent what whats when where which
    while who whom why will with wont would wouldnt you youre your yours yourself
  `),
  de: words(`
    aber alle als also am an auch auf aus bei bin bis bist da damit dann das dass dein dem den der des die dir doch du durch ein eine einem
    einen einer eines er es fur hab habe haben hat hatte ich ihm ihn ihr im in ist ja kann kein keine mal man mein mich mir mit nach nicht
    noch nur oder ohne schon sehr sein sich sie sind so uber um und uns unser vom von vor war was weil wenn wer wie wir wird wo zu zum zur
  `),
  fr: words(`
    a ai alors apres au aussi autre aux avait avec avoir ca car ce cela ces cet cette comme dans de des donc du elle elles en est et etait
    etre eu fait il ils je la le les leur lui ma mais me meme mes moi mon ne nos notre nous on ont ou par pas plus pour qu que qui sa sans
    se ses si son sont sur ta te tes toi ton tout tres tu un une vos votre vous y
  `),
  es: words(`
    a al algo asi aunque como con cual cuando de del desde donde dos el ella ellas ellos en entre era es esa ese eso esta este esto fue ha
    hay hasta la las le les lo los mas me mi mis muy ni no nos o os otra otro para pero por porque que quien se ser si sin sobre son su sus
    tambien te tiene todo tu tus un una uno y ya yo
  `),
  pt: words(`
    a ao aos as ate com como da das de dela dele deles depois do dos e ela elas ele eles em entre era essa esse esta este eu foi ha isso
    isto ja la lhe mais mas me mesmo meu minha muito na nao nas nem no nos nossa nosso num numa o os ou para pela pelo por qual quando que
    quem sao se sem ser seu sua so tambem te tem um uma voce voces
  `),
  nl: words(`
    aan al als altijd bij dan dat de der deze die dit doch doen door dus een en er ge geen haar had heb hebben heeft hem het hier hij hoe
    hun ik in is ja je kan maar me meer men met mij mijn na naar niet nog nu of om omdat ons ook op over te tegen toch toen tot u uit uw
    van veel voor want waren was wat we wel wij wil worden zal ze zich zij zijn zo zonder zou
  `),
};
