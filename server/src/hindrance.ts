/** What stands in the way, in a sentence for whoever runs the server. */
export class Hindrance extends Error {}
