/**
 * The opaque id of the thing of this number: distinct numbers have distinct ids, in no order, as ids
 * made by chance have. Numbers from 0 to 2³² − 1.
 */
export function idOf(number: number): string {
  // Each step can be undone, so no two numbers come to the same.
  let mixed = Math.imul(number ^ 0x5b_d1_e9_95, 0x9e_37_79_b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85_eb_ca_6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2_b2_ae_35);
  return ((mixed ^ (mixed >>> 16)) >>> 0).toString(36).padStart(7, '0');
}
