/** Without case and accents: who searches 'telefono' finds 'Teléfono'. */
export function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
