/** Given names by sex; invented people. */
export const GIVEN_NAMES: Readonly<Record<'female' | 'male', readonly string[]>> = {
  female:
    'Amara Beatriz Celia Dalia Edith Farah Greta Hana Ines June Keiko Leila Maren Nadia Odile Priya Rosa Salma Tess Uma Vera Wren Ximena Yara Zoe'.split(
      ' ',
    ),
  male: 'Abel Bruno Caleb Dario Emil Felix Gideon Hugo Ivan Jonas Kofi Luis Mateo Nolan Omar Pavel Quentin Ravi Samir Tomas Uri Viktor Wade Xavier Yusuf'.split(
    ' ',
  ),
};

/** Endings of invented street names. */
export const STREETS: readonly string[] = [
  'Alder Lane',
  'Beacon Street',
  'Canal Road',
  'Dover Avenue',
  'Elm Court',
];
