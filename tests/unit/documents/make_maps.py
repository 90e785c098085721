#!/usr/bin/python3
"""Draws one fictional site in every format of an attachment: good, misplaced (1 km too far north), uncovering (without the
zone and the settlement) and corrupt, and the hostile ones. Usage: make_maps.py FOLDER [--hostile | --many]"""

import json
import os
import shutil
import struct
import subprocess
import sys
import zipfile

from osgeo import gdal, ogr, osr

gdal.UseExceptions()
os.chdir(sys.argv[1])

NORTH_1_KM = 0.0089867  # degrees of latitude at 52.44°, by GeodSolve
SITE = [(71.950, 52.440), (71.956, 52.440), (71.956, 52.443), (71.950, 52.443)]
VILLAGE = [(71.985, 52.438), (71.995, 52.438), (71.995, 52.446), (71.985, 52.446)]


def system(code):
    made = osr.SpatialReference()
    made.ImportFromEPSG(code)
    made.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return made


def polygon(corners, north=0.0):
    ring = ogr.Geometry(ogr.wkbLinearRing)
    for lon, lat in corners + corners[:1]:
        ring.AddPoint_2D(lon, lat + north)
    area = ogr.Geometry(ogr.wkbPolygon)
    area.AddGeometry(ring)
    return area


def moved(area, source, target):
    area = area.Clone()
    area.Transform(osr.CoordinateTransformation(system(source), system(target)))
    return area


def zone(north):
    return moved(moved(polygon(SITE, north), 4326, 32642).Buffer(500, 18), 32642, 4326)


def shapes(kind):
    north = NORTH_1_KM if kind == "misplaced" else 0.0
    site = [("Промплощадка", polygon(SITE, north))]
    if kind == "uncovering":
        return site
    return [("с. Тестовое", polygon(VILLAGE, north)), ("СЗЗ 500 м", zone(north))] + site


def vector(driver, name, kind, code=4326, state=True, layer="plan", options=(), lines=False):
    source = ogr.GetDriverByName(driver).CreateDataSource(name)
    own = source.CreateLayer(layer, system(code) if state else None,
                             ogr.wkbMultiLineString if lines else ogr.wkbUnknown if driver != "ESRI Shapefile" else ogr.wkbPolygon,
                             list(options))
    named = driver not in ("DXF", "GPX")
    if named:
        own.CreateField(ogr.FieldDefn("name", ogr.OFTString))
    for label, area in shapes(kind):
        feature = ogr.Feature(own.GetLayerDefn())
        if driver != "DXF":
            feature["name"] = label
        area = moved(area, 4326, code) if code != 4326 else area
        if lines:
            area = ogr.ForceToMultiLineString(area)
        feature.SetGeometry(area)
        own.CreateFeature(feature)
    source = own = None


def zipped(name, entries):
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as archive:
        for inside, file in entries:
            archive.write(file, inside)


def shapefile(name, kind, code=28412):
    vector("ESRI Shapefile", "part.shp", kind, code, options=["ENCODING=UTF-8"])
    parts = [end for end in ("shp", "shx", "dbf", "prj", "cpg") if os.path.exists(f"part.{end}")]
    zipped(name, [(f"plan/part.{end}", f"part.{end}") for end in parts])
    return parts


def drop(parts):
    for end in parts:
        os.remove(f"part.{end}")


def raster(driver, name, kind=None, code=32642, options=(), pixel=20.0):
    corner = moved(polygon(SITE), 4326, 32642).Centroid()
    west, north, columns, rows = corner.GetX() - 900, corner.GetY() + 900, 220, 90
    if kind == "misplaced":
        north += 1000
    if kind == "uncovering":
        west, north, columns, rows = corner.GetX() - 100, corner.GetY() + 100, 10, 10
    image = gdal.GetDriverByName("MEM").Create("", columns, rows, 3)
    if kind is not None:
        corner = ogr.CreateGeometryFromWkt(f"POINT({west} {north})")
        corner = moved(corner, 32642, code) if code != 32642 else corner
        image.SetSpatialRef(system(code))
        image.SetGeoTransform([corner.GetX(), pixel, 0, corner.GetY(), 0, -pixel])
    gdal.GetDriverByName(driver).CreateCopy(name, image, options=list(options))


def cut(name, whole, share):
    with open(whole, "rb") as file:
        data = file.read()
    with open(name, "wb") as file:
        file.write(data[:max(64, int(len(data) * share))])


def corrupt_database(name, whole):
    with open(whole, "rb") as file:
        data = bytearray(file.read())
    data[1024:] = b"\xAA" * (len(data) - 1024)
    with open(name, "wb") as file:
        file.write(data)


def corrupt_image(name, whole, behind):
    with open(whole, "rb") as file:
        data = file.read()
    with open(name, "wb") as file:
        file.write(data[:behind] + b"\xFF" * 200)


def good_and_bad():
    for kind in ("good", "misplaced", "uncovering"):
        vector("LIBKML", f"{kind}.kml", kind)
        vector("LIBKML", f"{kind}.kmz", kind)
        vector("GPX", f"{kind}.gpx", kind, layer="tracks", lines=True)
        vector("GeoJSON", f"{kind}.geojson", kind)
        vector("GPKG", f"{kind}.gpkg", kind, 32642)
        vector("DXF", f"{kind}.dxf", kind, 28412)
        parts = shapefile(f"{kind}.zip", kind)
        if kind == "good":
            shutil.copy("part.shp", "bare.shp")
            for end in parts:
                shutil.copy(f"part.{end}", f"beside.{end}")
        drop(parts)
        raster("GTiff", f"{kind}.tif", kind)
        raster("PDF", f"{kind}.pdf", kind)
    for end, share in (("kml", 0.6), ("kmz", 0.6), ("gpx", 0.6), ("geojson", 0.6), ("zip", 0.6), ("dxf", 0.97)):
        cut(f"corrupt.{end}", f"good.{end}", share)
    corrupt_database("corrupt.gpkg", "good.gpkg")
    corrupt_image("corrupt.tif", "good.tif", 8)
    with open("good.tif", "rb") as file:  # its header and tags stand before its pixels
        whole = file.read()
    with open("pixels_gone.tif", "wb") as file:
        file.write(whole[:len(whole) // 2])
    corrupt_image("corrupt.pdf", "good.pdf", 40)


def mixed():
    """Two layers in two reference systems, without names, one of them long."""
    source = ogr.GetDriverByName("GPKG").CreateDataSource("mixed.gpkg")
    for code, area in ((32642, polygon(SITE)), (4326, polygon(VILLAGE))):
        layer = source.CreateLayer(f"in {code}", system(code), ogr.wkbPolygon)
        layer.CreateField(ogr.FieldDefn("remark", ogr.OFTString))
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["remark"] = "Қызыл " * 60 if code == 4326 else "простая"
        feature.SetGeometry(moved(area, 4326, code) if code != 4326 else area)
        layer.CreateFeature(feature)
    source = layer = None
    vector("ESRI Shapefile", "part.shp", "good", 4326, options=["ENCODING=CP1251"])
    os.remove("part.cpg")
    parts = ["shp", "shx", "dbf", "prj"]
    zipped("old.zip", [(f"part.{end}", f"part.{end}") for end in parts])
    drop(parts)


def pictures():
    raster("GTiff", "plain.tif")
    raster("PNG", "plain.png")
    raster("JPEG", "plain.jpg")
    raster("PDF", "plain.pdf")
    corrupt_image("corrupt.png", "plain.png", 16)
    corrupt_image("corrupt.jpg", "plain.jpg", 4)
    raster("GTiff", "pulkovo.tif", "good", 28412)
    subprocess.run(["qpdf", "--empty", "--pages", "plain.pdf", "plain.pdf", "good.pdf", "--", "third_page.pdf"], check=True)
    subprocess.run(["qpdf", "--encrypt", "a", "b", "256", "--", "good.pdf", "locked.pdf"], check=True)
    vector("PDF", "drawn.pdf", "good")
    rotated = gdal.GetDriverByName("GTiff").Create("points.tif", 100, 100)
    rotated.SetGCPs([gdal.GCP(71.9, 52.5, 0, 0, 0), gdal.GCP(72.0, 52.5, 0, 100, 0), gdal.GCP(72.0, 52.4, 0, 100, 100),
                     gdal.GCP(71.9, 52.4, 0, 0, 100)], system(4326).ExportToWkt())
    rotated = None
    with open("metres.geojson", "w") as file:
        json.dump({"type": "Feature", "properties": {"n": 1}, "geometry": {"type": "Point", "coordinates": [500000, 5800000]}}, file)
    with open("empty.kml", "w") as file:
        file.write('<kml xmlns="http://www.opengis.net/kml/2.2"><Document/></kml>')
    mixed()
    numbers = gdal.GetDriverByName("GTiff").Create("numbers.tif", 100, 100)
    numbers.SetGeoTransform([12500000, 10, 0, 5800000, 0, -10])
    numbers = None


def huge_image(name, strips, rows_each):
    """A header that declares ten thousand million pixels, and nothing behind it."""
    tags = [(256, 4, 1, 100000), (257, 4, 1, 100000), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1), (273, 4, strips, 8),
            (277, 3, 1, 1), (278, 4, 1, rows_each), (279, 4, strips, 0xFFFFFFF)]
    with open(name, "wb") as file:
        file.write(b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(tags)))
        for tag in tags:
            file.write(struct.pack("<HHII", *tag))
        file.write(struct.pack("<I", 0))


def hostile():
    secret = os.path.abspath("secret.geojson")
    with open(secret, "w") as file:
        json.dump({"type": "Feature", "properties": {"name": "canary-word"},
                   "geometry": {"type": "Point", "coordinates": [70, 50]}}, file)
    # Whatever lies beside an image.
    for name in ("beside_world.tif", "beside_world.png", "beside_world.jpg"):
        shutil.copy("plain." + name[-3:], name)
    for end in ("tfw", "wld", "pgw", "jgw"):
        with open(f"beside_world.{end}", "w") as file:
            file.write("20\n0\n0\n-20\n500000\n5800000\n")
    for end in ("tif", "png", "jpg"):
        with open(f"beside_world.{end}.aux.xml", "w") as file:
            file.write("<PAMDataset><SRS>EPSG:32642</SRS><GeoTransform>500000,20,0,5800000,0,-20</GeoTransform></PAMDataset>")
    zipped("leads_out.zip", [("../../" + end, f"beside.{end}") for end in ("shp", "shx", "dbf", "prj")])
    with open("beside.prj") as file:
        prj = file.read()
    with zipfile.ZipFile("grid_prj.zip", "w") as archive:
        for end in ("shp", "shx", "dbf"):
            archive.write(f"beside.{end}", f"x.{end}")
        archive.writestr("x.prj", 'PROJCS["x",GEOGCS["y",DATUM["z",SPHEROID["w",6378245,298.3],EXTENSION["PROJ4_GRIDS","'
                         + secret + '"]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],'
                         'UNIT["metre",1]]')
    with zipfile.ZipFile("bomb.kmz", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("doc.kml", "<kml>" + " " * (80 << 20))
    with zipfile.ZipFile("other.zip", "w") as archive:
        archive.writestr("readme.txt", "nothing to see")
    huge_image("huge.tif", 1, 100000)
    huge_image("huge_strips.tif", 100000, 1)


def many():
    with open("many.geojson", "w") as file:
        file.write('{"type":"FeatureCollection","features":[\n')
        one = '{"type":"Feature","properties":{"n":%d},"geometry":{"type":"Point","coordinates":[%.4f,50]}}'
        file.write(",\n".join(one % (i, 60 + i % 1000 * 0.01) for i in range(1_000_000)))
        file.write("]}")


if "--many" in sys.argv:
    many()
else:
    good_and_bad()
    pictures()
    if "--hostile" in sys.argv:
        hostile()
