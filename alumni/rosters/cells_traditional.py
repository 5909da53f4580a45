"""Traditional characters of headings, classes and majors. Names of people and employers stay as they are written."""

PAIRS = (
    "學学 號号 電电 話话 聯联 繫系 絡络 單单 職职 務务 畢毕 業业 級级 機机 數数 動动 "
    "醫医 獸兽 寵宠 園园 藝艺 術术 營营 銷销 計计 財财 會会 實实 習习 導导 師师 輔辅 "
    "責责 係系 專专 語语 車车 軌轨 維维 檢检 測测 製制 設设 備备 應应 農农 產产 經经 "
    "濟济 貿贸 關关 開开 發发 網网 軟软 體体 與与 採采 藥药 養养 種种 飼饲 檔档 齊齐 "
    "歷历 屆届 別别 處处 區区 縣县 鄉乡 鎮镇 廠厂 長长 稱称 類类 錄录 時时 間间 層层 "
    "參参 註注 郵邮 現现 崗岗 從从 軍军 歲岁 齡龄 錶表 館馆 題题 編编 碼码 證证 戶户 "
    "貫贯 員员 統统 總总 氣气 圖图 樓楼 築筑 環环 護护 資资 訊讯 質质 驗验 結结 構构 "
    "變变 頻频 鋼钢 鐵铁 馬马 魚鱼 鳥鸟 蟲虫 綠绿 鮮鲜 飲饮 釀酿 糧粮 對对 際际 標标 "
    "據据 庫库 雲云 無无 線线 傳传 廣广 視视 覺觉 樣样 裝装 飾饰 傢家 幾几 確确 認认 "
    "個个"
)
SIMPLIFIED = {ord(pair[0]): pair[1] for pair in PAIRS.split()}


def simplified(text):
    return text if text.isascii() else text.translate(SIMPLIFIED)
