// A query of the client as plain JSON, without the offsets of its units: they count UTF-16 units here
// and code points in Python. `written_query.py` writes the same.
const writePhrase = (units) => units.map(({ text, folded, indexed }) => [text, folded, indexed]);

export const writeQuery = ({ required, phrases, excludedPhrases, filters, ...query }) => ({
  ...query,
  required: [...required].sort(),
  phrases: phrases.map(writePhrase),
  excludedPhrases: excludedPhrases.map(writePhrase),
  filters: filters.map((each) => ({ ...each, units: writePhrase(each.units) })),
});
