/** Words that say nothing about the matter. They also tell the language of a note. Negations are not among them. */

export type Language = "en" | "es";

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u).filter(Boolean));

export const STOP_WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: list(`
    a about above after again all also although am an and any anybody anyone anything are around as at be because been
    before being below between both but by came can come could did do does doing done down during each either else even
    ever every everybody everyone everything for from further get gets getting give given go goes going gone got had
    has have having he her here hers herself him himself his how i if in into is it its itself just know let lets like
    made make makes making many may maybe me might more most much must my myself need needs of off on once one only or
    other others ought people person our ours ourselves out over own per put puts quite rather really same say says see seem seems she
    should since so some somebody someone something soon still such than that the their theirs them themselves then
    there these they thing things this those though through to too toward towards under until up upon us use used very
    want wants was way we well were what when where whether which while who whole whom whose why will with within would
    yes yet you your yours yourself yourselves
    i'm i've i'd i'll it's it'll that's there's they're they've we're we've we'll you're you've he's she's who's what's
  `),
  es: list(`
    a acá además ahí ahora al algo alguien algún alguna algunas alguno algunos allá allí ambos ante antes aparte aquel
    aquella aquellas aquellos aquí así aun aún aunque bajo bastante bien cada casi como cómo con cosa cosas cual cuál
    cuales cualquier cualquiera cuando cuándo cuanto cuánto de deba debe deben deberán debería deberían del demás
    desde después día días donde dónde dos durante e el él ella ellas ello ellos en entonces entre era eran eres es esa
    esas ese eso esos esta está estaba están estar estas este esté estén esto estos estoy fin fue fuera fueron gente ha haber
    había habían hace hacer hacia haga hago han hasta hay haya he hemos hizo hoy igual incluso ir jamás la las le les
    lo los luego más me mejor menos mi mí mía mientras mío mis misma mismas mismo mismos mucha muchas mucho muchos muy
    nada necesita necesitamos necesitan necesito nos nosotras nosotros nuestra nuestras nuestro nuestros nunca o os
    otra otras otro otros para persona personas parte pero poca pocas poco pocos poder podemos podría podrían por porque pueda puede
    pueden puedo pues que qué quién quien quienes quiere quieren quiero sabe saber se sé sea sean según ser será serán
    sería si sí sido siempre siendo sino sobre sois solamente sólo somos son soy su sus suya suyas suyo suyos tal
    también tampoco tan tanta tanto tantos te tendrá tendría tener tenga tengamos tengan tengo tenemos tiene tienen toda
    todas todavía todo todos tras tu tú tus tuya tuyo un una unas uno unos usted ustedes va vamos van varias varios
    veces ver vez vosotras vosotros voy vuestra vuestro y ya yo
  `),
};

/** Words after which a sentence says the opposite. One side with and the other without is never called the same. */
export const NEGATIONS: ReadonlySet<string> = list(`
  no not never nobody none neither nor without ban bans banned banning cannot against forbid forbidden prohibit
  prohibited avoid stop instead
  sin ni nunca jamás tampoco nadie ningún ninguna ninguno prohibir prohibido prohibida prohíbe prohibirse evitar evite
  contra
`);
