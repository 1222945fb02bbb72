import type { TenantVendor } from '#boundary/tenant.ts';
import { API_NAMES, type Interaction } from './vendor-api-names.ts';
import { PORTALS, type SettingName } from './vendor-portals.ts';

/**
 * What the vendor's portal calls the right to search for a type or to read one, several joined by “and”; null where that is not public or
 * the portal takes scopes by their own spelling. Where every session asks for some, those alone are named.
 */
export function apiName(
  vendor: TenantVendor,
  type: string,
  interaction: Interaction,
): string | null {
  const named = API_NAMES[vendor].filter(
    (api) => api.type === type && api.interaction === interaction,
  );
  const always = named.filter(({ askedFor }) => askedFor === 'always');
  const names = (always.length > 0 ? always : named).map(({ name }) => name);
  return names.length === 0 ? null : names.join(' and ');
}

/** What the vendor's portal calls a setting; null where that is not public. */
export function settingName(vendor: TenantVendor, setting: SettingName): string | null {
  return PORTALS[vendor].find((each) => each.setting === setting)?.called ?? null;
}
