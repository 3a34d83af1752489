// Numbers as hexadecimal floats, as Python writes them: every bit can be read, and read back.

const bits = new DataView(new ArrayBuffer(8));

export function hexFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (!Number.isFinite(value)) return `${sign}inf`;
  if (value === 0) return `${sign}0x0.0p+0`;
  bits.setFloat64(0, value);
  const exponent = (bits.getUint16(0) >> 4) & 0x7ff;
  const fraction = (bits.getBigUint64(0) & 0xfffffffffffffn).toString(16).padStart(13, '0');
  const power = exponent === 0 ? -1022 : exponent - 1023;
  return `${sign}0x${exponent === 0 ? 0 : 1}.${fraction}p${power < 0 ? '-' : '+'}${Math.abs(power)}`;
}

/** None of what is none. */
export function readHexFloat(text: string): number | undefined {
  const [, sign = '', whole, fraction = '', power = ''] = /^(-?)(?:0x([01])\.([0-9a-f]{1,13})p([+-]\d{1,4})|inf|nan)$/.exec(text) ?? [];
  if (whole === undefined) return text === 'nan' ? Number.NaN : /^-?inf$/.test(text) ? Number(`${text}inity`.replace('inf', 'Inf')) : undefined;
  const value = (Number(whole) + parseInt(fraction, 16) / 16 ** fraction.length) * 2 ** Number(power);
  return sign === '-' ? -value : value;
}
