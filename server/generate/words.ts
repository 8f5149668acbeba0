/** What things are about, the commonest first. */
export const matters = listed(`
  trade, the border, grain, silver, the succession, tariffs, navigation, fisheries,
  the harbour, salt, extradition, patents, telegraphs, airspace, quarantine, rivers,
  postal rates, coinage, debt, refugees, cartography, railways, cables, whaling,
  standards of weight, the calendar, timber, wool, copper, spice, copyright, satellites,
  undersea cables, vaccines, seed banks, archives, ransom, pilgrims, mercenaries, tolls`);

/** Where things happen, the commonest first. */
export const places = listed(`
  Geneva, Venice, Cairo, Vienna, Kyoto, Samarkand, Lisbon, Córdoba, Malacca, Gdańsk, Isfahan,
  Timbuktu, Antwerp, Cusco, Łódź, Novgorod, Zanzibar, Riga, Quito, Hội An, Aleppo, Bruges,
  Calicut, Dubrovnik, Fez, Ghent, Havana, Jaffa, Kraków, Lübeck, Mombasa, Nagasaki, Oaxaca,
  Palermo, Ravenna, São Luís, Tallinn, Ulm, Veracruz, York`);

/** Tags, the commonest first. */
export const tags = listed(`
  trade, law, war, peace, faith, crown, sea, money, letters, science, plague, harvest,
  espionage, telecoms, standards, cyber, migration, health, energy, space`);

/** Parts that actors take, the commonest first. */
export const roles = listed(`
  party, author, target, signatory, mediator, witness, suspect, victim, host`);

/** Who tells, the busiest first. */
export const editors = listed(`
  Ada Lind, Brahim Oualid, Chen Mei, Dora Falk, Emeka Obi, Farah Nazari, Gil Moreau,
  Hana Sato, Import of 2011, Jonas Weber, Katya Orlova, Luz Ibarra`);

/** Family names of authors. */
export const families = listed(`
  Abel, Bianchi, Castellanos, Dvořák, Eriksen, Fontaine, Grieg, Hoàng, Ilić, Jansen,
  Kowalska, Lefèvre, Müller, Nakamura, Okafor, Pereira, Quispe, Rossi, Şahin, Tanaka`);

/** Given names of authors. */
export const givens = listed(`
  Anna, Bruno, Clara, David, Elif, Filip, Grace, Hugo, Ines, Jun, Karim, Lena`);

/** How texts speak of a time without naming it. */
export const verbatims = listed(`
  in the autumn of that year, shortly after the thaw, about the time of the harvest,
  on the eve of the feast, some years before the fire, when the envoys had left,
  in the third year of the reign, before the snows`);

/** Sentences that summaries are made of. */
export const sentences: readonly string[] = [
  'Both sides kept a copy, and only one of them survives.',
  'The text was read aloud before witnesses, none of whom is named elsewhere.',
  'Later accounts give other figures without saying from where.',
  'A clerk noted in the margin that the seal was broken.',
  'What was promised in return is not recorded.',
  'The letter reached its reader weeks after the matter was settled.',
  'Neither side called the understanding binding, and both acted as if it were.',
  'The report found that the practice went on, and named those who profited.',
  'Merchants had known of it for months; the chancery learned of it last.',
  'Two translations differ in the clause on which the quarrel turned.',
  'An inventory made afterwards lists less than had been claimed.',
  'The hearing was adjourned twice and ended without a finding.',
];

/** Why what was said is taken back or put right. */
export const reasons: readonly string[] = [
  'The edition of record reads otherwise',
  'A second source came to light',
  'Misread in the first telling',
  'The calendar of the source was taken for another',
  'The archive’s own index corrects it',
  'Told twice under different names',
  'The page was cited for the wrong year',
  'On review by a second editor',
  'The author withdrew the passage',
  'Better evidence, found in the annex',
];

/** Parts of which invented names are made. */
export const syllables = {
  first: listed(
    'Var, Kel, Mor, Tas, Bel, Ost, Lun, Dra, Fen, Gal, Hes, Jor, Nar, Pel, Quin, Ros, Sav',
  ),
  middle: listed('a, e, i, o, u, an, en, or, al, is, um'),
  last: listed('dia, land, mark, stan, ria, via, burg, gard, nesia, tova, heim, polis, wen'),
};

function listed(text: string): readonly string[] {
  return text.trim().split(/,\s+/u);
}
