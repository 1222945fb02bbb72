// Stand-in until fhir-profiles/compile.ts writes this file.
export const ICD10CM_PREFIXES: string = `
hypertension I10
type-2-diabetes E11
`;
export const SNOMED_CODES: string = `
hypertension 59621000
type-2-diabetes 44054006
`;
export const LOINC_CODES: string = `
type-2-diabetes 4548-4
`;
export const INGREDIENT_WORDS: string = `
type-2-diabetes metformin
`;
