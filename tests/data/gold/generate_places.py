#!/usr/bin/python3
"""Deterministic generator of place strings with known truth (Kazakhstan).
usage: /usr/bin/python3 generate_places.py N hotosm_kaz_populated_places.geojson kaz_admbnda_adm2_2024.shp > strings.jsonl
Each line: {"text", "osm_ids": all places of that name within the stated units, "expect": resolved|ambiguous|unresolved,
"lang", "typo", "form" (o oblast, d district, od both), "name" without typo, "oblast", "district" as in the shapefile}.
Name = same folded letters (case, ё/е, Kazakh letters to their nearest Russian ones, ь/ъ, hyphens and spaces ignored) in any of name, name:ru, name:kk, name:en.
Left out, so that the truth is beyond doubt: unnamed places; names with digits, brackets or type words; strings where a place of the same or a
nearly equal spelling (ы/и, э/е, doubled letters, type word before it) would be a further candidate; namesakes within 5 km outside the stated unit;
with an oblast alone, namesakes in the part split off in 2022; typos that bring the name within one edit of another name of the unit. Several points of one name within 1 km count as one place."""
import sys, json, re, math, random
from osgeo import ogr
ogr.UseExceptions()
SEED=20240319
TYPO=0.46            # drawn this often; about a third of the strings are left with one
SPLIT={'Алматинская':'Жетысуская','Восточно-Казахстанская':'Абайская','Карагандинская':'Улытауская'}   # oblasts divided in 2022
FT=str.maketrans({'ё':'е','қ':'к','ғ':'г','ң':'н','ү':'у','ұ':'у','ө':'о','ә':'а','һ':'х','і':'и','i':'и','й':'и','ъ':None,'ь':None})
def fold(s): return re.sub(r'[^0-9a-zа-я]','',s.lower().translate(FT))
TYPE=re.compile(r'(?<![\w])(ауылы|ауыл|аул|аулы|кенті|станциясы|стансасы|станса|станция|посёлок|поселок|село|деревня|город|имени|им|ат|атын|атындағы|зимовка|зимовье|қыстауы|разъезд|айрығы|темір|жол|отделение|бөлімше|бөлімшесі|мтф|птф|стан|ферма|кордон|кошара|бригада|подхоз|совхоз|нп|дача|дачи|полевой)(?![\w])\.?',re.I)
def core(s): return fold(re.sub(r'\(.*?\)','',TYPE.sub(' ',s)))
def loose(s): return re.sub(r'(.)\1',r'\1',core(s).replace('ы','и').replace('э','е').replace('дж','ж').replace('щ','ш').replace('ц','с'))
def dam(a,b):
    if abs(len(a)-len(b))>1: return 2
    if a==b: return 0
    i=0
    while i<min(len(a),len(b)) and a[i]==b[i]: i+=1
    x,y=a[i:],b[i:]
    if x[1:]==y[1:] or x[1:]==y or x==y[1:]: return 1
    if len(x)>1 and len(y)>1 and x[0]==y[1] and x[1]==y[0] and x[2:]==y[2:]: return 1
    return 2
def km(a,b):
    x=math.radians(b['lon']-a['lon'])*math.cos(math.radians((a['lat']+b['lat'])/2)); y=math.radians(b['lat']-a['lat'])
    return 6371.0*math.hypot(x,y)
OB={ # ADM1_RU : (Russian long forms, Kazakh, Kazakh Latin)
'Абайская':(['область Абай','Абайская область','обл. Абай'],'Абай облысы'),'Акмолинская':(['Акмолинская область','Акмолинская обл.'],'Ақмола облысы'),
'Актюбинская':(['Актюбинская область','Актюбинская обл.'],'Ақтөбе облысы'),'Алматинская':(['Алматинская область','Алматинская обл.'],'Алматы облысы'),
'Атырауская':(['Атырауская область','Атырауская обл.'],'Атырау облысы'),'Западно-Казахстанская':(['Западно-Казахстанская область','Западно-Казахстанская обл.','ЗКО'],'Батыс Қазақстан облысы'),
'Жамбылская':(['Жамбылская область','Жамбылская обл.'],'Жамбыл облысы'),'Жетысуская':(['область Жетісу','Жетысуская область','обл. Жетысу'],'Жетісу облысы'),
'Карагандинская':(['Карагандинская область','Карагандинская обл.'],'Қарағанды облысы'),'Костанайская':(['Костанайская область','Костанайская обл.'],'Қостанай облысы'),
'Кызылординская':(['Кызылординская область','Кызылординская обл.'],'Қызылорда облысы'),'Мангистауская':(['Мангистауская область','Мангистауская обл.'],'Маңғыстау облысы'),
'Павлодарская':(['Павлодарская область','Павлодарская обл.'],'Павлодар облысы'),'Северо-Казахстанская':(['Северо-Казахстанская область','Северо-Казахстанская обл.','СКО'],'Солтүстік Қазақстан облысы'),
'Туркестанская':(['Туркестанская область','Туркестанская обл.'],'Түркістан облысы'),'Улытауская':(['область Ұлытау','Улытауская область','обл. Улытау'],'Ұлытау облысы'),
'Восточно-Казахстанская':(['Восточно-Казахстанская область','Восточно-Казахстанская обл.','ВКО'],'Шығыс Қазақстан облысы')}
FIX={'Aршалинский':'Аршалинский'}
KKFIX={'Степногор':'Степногорск','Приозер':'Приозерск','Солтүстiк Қазақстан':'Солтүстік Қазақстан'}
LAT=dict(zip('аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщыіэюя',['a','ä','b','v','g','ğ','d','e','j','z','i','i','k','q','l','m','n','ñ','o','ö','p','r','s','t','u','ū','ü','f','h','h','ts','tş','ş','ştş','y','ı','e','iu','ia']))
LAT.update({'ё':'io','ъ':'','ь':''})
def lat(s):
    o=''
    for c in s:
        l=LAT.get(c.lower())
        o+= c if l is None else (l[:1].upper()+l[1:] if c!=c.lower() else l)
    return o
def main():
    n=int(sys.argv[1]); rnd=random.Random(SEED)
    ds=ogr.Open(sys.argv[3]); U=[]
    for f in ds.GetLayer(0):
        if f['ADM1_RU'] not in OB: continue           # city districts of Astana, Almaty, Shymkent
        ru=FIX.get(f['ADM2_RU'],f['ADM2_RU']); kk=KKFIX.get(f['ADM2_KK'],f['ADM2_KK'])
        if (ru,kk)==('Талдықорған','Талдыкорган'): ru,kk=kk,ru
        k=f['KATO'][2:6]
        city=(k[0]=='1' or k[0]=='2') and not ru.endswith('ский')       # KATO: codes 1.. and 2.. after the oblast are city administrations
        g=f.GetGeometryRef().Clone()
        U.append(dict(o=f['ADM1_RU'],raw=f['ADM2_RU'],ru=ru,kk=kk,city=city,g=g,e=g.GetEnvelope()))
    P=[]
    for x in json.load(open(sys.argv[2],encoding='utf-8'))['features']:
        p=x['properties']; nm=[p.get(k) for k in ('name','name:ru','name:kk','name:en')]
        if not any(nm): continue
        lon,la=x['geometry']['coordinates']; pt=ogr.Geometry(ogr.wkbPoint); pt.AddPoint_2D(lon,la)
        ins=[];near=[]
        for i,u in enumerate(U):
            e=u['e']
            if not(e[0]-.1<=lon<=e[1]+.1 and e[2]-.06<=la<=e[3]+.06): continue
            if u['g'].Contains(pt): ins.append(i)
            else:
                d=u['g'].Distance(pt)*111.2      # at most this many km (degrees of longitude are shorter)
                if d*0.55<5.0: near.append(i)
        v=[s for s in nm if s]
        P.append(dict(id='n%d'%p['osm_id'],place=p['place'],n=nm[0],ru=nm[1],kk=nm[2],lon=lon,lat=la,ins=ins[0] if ins else None,near=near,
                      F={fold(s) for s in v}-{''},C={core(s) for s in v}-{''},L={loose(s) for s in v}-{''}))
    okru=re.compile(r'[А-Яа-яЁё][А-Яа-яЁё \-]+$'); okkk=re.compile(r'[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі \-]+$')
    def usable(s,rx): return s and rx.match(s) and not TYPE.search(s) and len(fold(s))>=3 and s[0].isupper()
    pool=[p for p in P if p['ins'] is not None and (usable(p['ru'],okru) or usable(p['kk'],okkk))]
    BYU={}
    for p in P:
        for i in ([p['ins']] if p['ins'] is not None else [])+p['near']: BYU.setdefault(i,[]).append(p)
    abc='абвгдезиклмнопрстухы'
    def typo(s):
        i=rnd.randrange(1,len(s)); k=rnd.choice('sdxt'); c=s[i]
        if not c.isalpha(): return None
        if k=='s': return s[:i]+rnd.choice(abc)+s[i+1:]
        if k=='d': return s[:i]+s[i+1:]
        if k=='x': return s[:i]+c+s[i:]
        if i+1<len(s) and s[i+1].isalpha(): return s[:i]+s[i+1]+c+s[i+2:]
        return None
    out=0; seen=set(); guard=0
    while out<n:
        guard+=1
        if guard>200*n: sys.exit('cannot make that many')
        p=rnd.choice(pool); lang=rnd.choice(['ru']*9+['kk']*8+['lat']*3)
        name=p['ru'] if lang=='ru' else p['kk']
        if not usable(name,okru if lang=='ru' else okkk): continue
        form=rnd.choice(['od','od','od','o','d']); absent=rnd.random()<0.06
        ui=rnd.randrange(len(U)) if absent else p['ins']
        u=U[ui]; dname=u['ru'] if lang=='ru' else u['kk']
        if form=='od': S={ui}
        elif form=='o': S={i for i,w in enumerate(U) if w['o']==u['o']}
        else: S={i for i,w in enumerate(U) if (w['ru'] if lang=='ru' else w['kk'])==dname and w['city']==u['city']}
        f=fold(name); c=core(name); l=loose(name)
        if form=='o' and u['o'] in SPLIT and any(f in q['F'] or c in q['C'] or l in q['L'] or (absent and any(dam(f,x)<2 for x in q['F'])) for i,w in enumerate(U) if w['o']==SPLIT[u['o']] for q in BYU.get(i,[])): continue
        inside={};border={}
        for i in S:
            for q in BYU.get(i,[]):
                (inside if q['ins'] in S else border)[q['id']]=q
        inside=list(inside.values()); border=list(border.values())
        ids=[q for q in inside if f in q['F']]
        alike=[q for q in inside+border if f not in q['F'] and (c in q['C'] or l in q['L'])]
        if alike or any(f in q['F'] for q in border): continue
        if absent:
            if ids or any(dam(f,x)<2 for q in inside+border for x in q['F']|q['C']): continue
        elif not ids: continue
        kinds={q['place'] in('city','town') for q in ids}
        t=False; shown=name
        if not absent and rnd.random()<TYPO and len(f)>=6 and ' ' not in name:
            w=typo(name)
            if not w or fold(w)==f or dam(fold(w),f)!=1: continue
            tf=fold(w); others=[q for q in inside+border if q not in ids]
            if any(dam(tf,x)<2 for q in others for x in q['F']|q['C']): continue
            if any(tf in q['F'] for q in P): continue        # another real name: no longer a typo
            shown=w; t=True
        big=p['place'] in('city','town')
        if lang=='ru':
            ty=rnd.choice(['с. ','село ','с.','аул ','а. ','']) if not big else ''
            pl=ty+shown
            dt=('г. '+dname if u['city'] else (dname+rnd.choice([' район',' р-н']) if dname.endswith('ий') else rnd.choice(['район ','р-н '])+dname))
            ob=rnd.choice(OB[u['o']][0])
        else:
            ty=rnd.choice([' ауылы',' ауылы',' а.','']) if not big else ''
            pl=shown+ty
            dt=dname+(rnd.choice([' қаласы',' қ.']) if u['city'] else rnd.choice([' ауданы',' ауданы',' ауд.']))
            ob=OB[u['o']][1]
            if rnd.random()<.15: ob=ob.replace('облысы','обл.')
        if ty and len(kinds)>1: continue
        parts=[ob] if form in('o','od') else []
        if form in('d','od'): parts.append(dt)
        parts.append(pl)
        if rnd.random()<.35: parts.reverse()
        sep=rnd.choice([', ',', ',', ',' ',','])
        if sep==' ' and not ty: sep=', '
        text=sep.join(parts)
        if lang=='lat': text=lat(text)
        if text in seen: continue
        seen.add(text)
        far=max([km(a,b) for a in ids for b in ids] or [0])
        ex='unresolved' if not ids else 'resolved' if len(ids)==1 or far<1 else 'ambiguous'
        print(json.dumps(dict(text=text,osm_ids=sorted((q['id'] for q in ids),key=lambda s:int(s[1:])),expect=ex,lang=lang,typo=t,form=form,name=name,oblast=u['o'] if form!='d' else None,district=u['raw'] if form!='o' else None),ensure_ascii=False)); out+=1
if __name__=='__main__': main()
