/** A style by SMART App Launch 2.2: colours, lengths and font families as CSS writes them. */
export interface SmartStyle {
  readonly color_background: string;
  readonly color_error: string;
  readonly color_highlight: string;
  readonly color_modal_backdrop: string;
  readonly color_success: string;
  readonly color_text: string;
  readonly dim_border_radius: string;
  readonly dim_font_size: string;
  readonly dim_spacing_size: string;
  readonly font_family_body: string;
  readonly font_family_heading: string;
}

/** Where it lies under the FHIR base. */
export const STYLE_PATH = '.well-known/smart-styles.json';

/** An EHR of light pages and blue buttons. */
export const LIGHT_BLUE: SmartStyle = {
  color_background: '#f4f6f8',
  color_error: '#a4262c',
  color_highlight: '#1f6fb8',
  color_modal_backdrop: 'rgba(20, 30, 40, 0.5)',
  color_success: '#2e7d32',
  color_text: '#22303c',
  dim_border_radius: '6px',
  dim_font_size: '14px',
  dim_spacing_size: '20px',
  font_family_body: 'Verdana, sans-serif',
  font_family_heading: 'Verdana, sans-serif',
};

/** An EHR of dark pages, violet buttons, square corners and little room. */
const DARK_VIOLET: SmartStyle = {
  ...LIGHT_BLUE,
  color_background: '#17151c',
  color_highlight: '#b79cf2',
  color_text: '#eceaf2',
  dim_border_radius: '0px',
  dim_spacing_size: '10px',
};

/** By what the command calls them; made up, like the clinic. */
export const STYLES: ReadonlyMap<string, SmartStyle> = new Map([
  ['light', LIGHT_BLUE],
  ['dark', DARK_VIOLET],
]);
