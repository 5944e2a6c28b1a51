// @ts-check
/** What a search is given and gives. Types only. */

/** @typedef {import("./excerpt.js").Segment} Segment */
/**
 * @typedef {object} SearchOptions
 * @property {number} [limit]
 * @property {number} [offset]
 * @property {import("./matching.js").Sort} [sort]
 * @property {readonly import("./narrowing.js").Choice[]} [chosen] values of facets
 * @property {string} [from] a year, a month or a day; the first that is wanted
 * @property {string} [to] the last
 * @property {AbortSignal} [signal]
 */
/**
 * @typedef {object} Hit one article found
 * @property {number} number of the document
 * @property {string} id
 * @property {string} url relative to the site's root
 * @property {string} headline
 * @property {string} date EDTF, or empty
 * @property {string} dateText what is told of the date, also where none is known
 * @property {string} section
 * @property {string} publication
 * @property {string} lang of its texts; empty for the archive's own
 * @property {number} score
 * @property {boolean} matchedAll
 * @property {readonly string[]} missing the query's words it has not, as typed
 * @property {readonly Segment[]} title
 * @property {readonly Segment[]} excerpt
 */
/**
 * @typedef {object} Answer
 * @property {number} total articles with some of the words
 * @property {number} totalAll articles with all of them
 * @property {Uint32Array} numbers of all these articles, rising
 * @property {readonly Hit[]} hits one page, best first
 * @property {string} searched the query with what was corrected
 * @property {readonly string[]} missing words, as typed, that no article has
 * @property {readonly import("./corrections.js").Correction[]} corrections what was read otherwise than typed
 * @property {import("./query.js").Note} note why nothing could be searched
 * @property {number} unread articles of this page that are left out, because their files can't be read
 * @property {boolean} partial more articles may have the phrase than were checked
 */
export {};
