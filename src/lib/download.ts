/** A name that every file system takes: no path, no control or reserved characters, not endless. */
export function safeFileName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must go
  const cleaned = name.replace(/[\u0000-\u001f\u007f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]/g, '_').trim()
  return cleaned.slice(0, 100) || 'file'
}

/**
 * Rows as CSV (RFC 4180), with a byte-order mark, by which spreadsheets know it for UTF-8. A text that a
 * spreadsheet would run as a formula is led by an apostrophe (OWASP, "CSV Injection").
 */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number) => {
    if (typeof value === 'number') return String(value)
    const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}
