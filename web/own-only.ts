/** What every page's content security policy begins with: scripts, styles and data from the desk alone. */
export const ownOnly = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  // Behind no proxy the desk speaks plain HTTP.
  upgradeInsecureRequests: null,
}
