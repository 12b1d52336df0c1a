/** The start of every page's content security policy: scripts, styles and data only from the desk itself. */
export const sameOriginPolicy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  // Without a proxy in front, the desk speaks plain HTTP.
  upgradeInsecureRequests: null,
}
