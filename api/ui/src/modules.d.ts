declare module "maplibre-gl/dist/maplibre-gl-csp.js" {
  const library: unknown;
  export default library;
}
declare module "geographiclib-geodesic" {
  interface Inverse {
    s12?: number;
  }
  interface Direct {
    lat2?: number;
    lon2?: number;
  }
  const geodesic: {
    Geodesic: {
      DISTANCE: number;
      WGS84: {
        Inverse(lat1: number, lon1: number, lat2: number, lon2: number, outmask?: number): Inverse;
        Direct(lat1: number, lon1: number, azi1: number, s12: number): Direct;
      };
    };
  };
  export default geodesic;
}
declare module "*/rules?acts" {
  const titles: Record<"kk" | "ru" | "en", string>[];
  export default titles;
}
declare module "*/rules?packs" {
  const packs: { id: string; country: string; from: string; to: string; certain: string[] }[];
  export default packs;
}
